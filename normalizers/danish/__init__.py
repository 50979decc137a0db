"""Danish itself, whatever it is about: sentences, tokens, lemmas, numbers in words, negation, spelling, clues.

May import findings, record, codes and vocabulary; knows nothing of breaches.
"""
