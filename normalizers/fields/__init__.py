"""One module for each field (or group of fields) of an incident: a record in, Findings out.

May import mentions, dates and everything below; one field may use another's findings, not its words.
"""
