"""Incidents printed as forms, label and value: told from tables (fields, join) or from lines without rules (stacked).

May import joining, tables and everything below.
"""
