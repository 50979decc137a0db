"""What texts mention, whichever field asks: kinds of data, legal classes, persons, notifications.

May import danish, cells and everything below.
"""
