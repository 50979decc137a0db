"""What a table's columns and rows are, told from header words, cells and neighbours.

May import fields and everything below it.
"""
