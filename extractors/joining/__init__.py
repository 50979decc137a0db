"""From the tables of single pages to logical tables in whole words: headers, cut rows, captions, running heads.

May import tables and everything below; knows layout, and asks a Language about words.
"""
