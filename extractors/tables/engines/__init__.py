"""Engines: each turns one page into grids of cell boxes. Which is asked and believed is for opinions.

May import ruled, borderless and everything below.
"""
