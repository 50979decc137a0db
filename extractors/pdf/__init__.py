"""PDFium's view of a page: characters, words, drawn lines and the tagged tree, in points as displayed.

May import document alone.
"""
