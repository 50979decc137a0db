"""From what was understood of a document to rows of the register's tables.

May import register and everything below; decides no value.
"""
