"""Rows, logs and letters as wholes: the fields' normalizers joined, and what rows take from each other.

May import everything else in normalizers but spacy_components.
"""
