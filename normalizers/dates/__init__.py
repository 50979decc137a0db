"""Dates and periods as Danes write them: one grammar for cells, sentences and headings, free of roles.

May import danish and everything below it; which date is which is for fields.
"""
