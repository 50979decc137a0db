"""From a row's words to values: knows Danish and the GDPR, nothing of files.

Of extractors it may import the value types of extractors.document alone.
"""
