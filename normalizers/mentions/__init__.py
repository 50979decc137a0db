"""What texts mention, whichever field asks: kinds of data, legal classes, persons, causes, systems, notifications.

May import danish, cells and everything below.
"""
