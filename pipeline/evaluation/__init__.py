"""A register scored against documents that were read by hand.

May import register and below.
"""
