"""The tables of one page: opinions chooses among engines, engines use the finders for ruled and borderless tables.

May import pdf, rotation and what stands below them; a table over several pages is for joining.
"""
