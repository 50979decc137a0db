"""Tables that rules draw: their grid, and cells, rows and columns that rules leave together.

May import pages_seen and everything below it.
"""
