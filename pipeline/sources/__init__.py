"""Which documents are read, and what sources.toml says of them: folders, archives, the examples.

Imports nothing else of the pipeline.
"""
