"""From a file to tables and prose: knows file formats and geometry, nothing of Danish or of law.

Imports nothing else of the project; others import extractors.document, and the pipeline all of it.
"""
