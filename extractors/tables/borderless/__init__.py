"""Tables that no rules draw: columns are white gutters, rows are told from pitch and from what every row has.

May import pages_seen and everything below it.
"""
