"""Joins extractors and normalizers; owns files, schema and commands."""
