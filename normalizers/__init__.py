"""From a row's words to values: knows Danish and the GDPR, nothing of files."""
