"""Tables that rules draw: their grid, and cells, rows and columns that rules leave together.

May import gutters, text_lines, fill and grid.
"""
