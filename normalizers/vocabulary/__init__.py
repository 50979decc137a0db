"""Vocabulary files (*.toml): the Danish words the rules rest on, written for people who know the law, not the code.

Pattern language, one expression a string, read without regard to case, but for a word of one capital letter ("I" is
whom a letter speaks to, "i" is in):
    "fejl"          the word itself
    "fejl*"         a word that begins so        ("fejlen", "fejlforsendelse")
    "*fejl"         a word that ends so          ("systemfejl")
    "menneskelig* fejl"   words in a row (any white space or one hyphen between them)

One line may stand for several expressions ("(fik|har fået) adgang", "@staff"): see frames.py. An entry that its list
has twice, or that a list searched before its own has too (entries.py), stops the loading; what else adds nothing is
found by audit.py, which takes longer.

May import nothing else of the project.
"""
