"""A register scored against documents that were read by hand.

May import everything but cli and ingest.
"""
