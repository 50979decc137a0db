"""The register itself: its columns, its files, how it is written whole or not at all.

May import sources, settings and, of the normalizers, fields and codes.
"""
