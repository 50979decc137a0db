"""What a single cell says by itself: marks, boxes, abbreviations, and cells that stand for another row's.

May import findings, record, codes and vocabulary.
"""
