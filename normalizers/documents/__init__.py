"""What a whole document says: its kind, municipality, period and legend, and the breaches told in its prose.

May import counts, tables and everything below.
"""
