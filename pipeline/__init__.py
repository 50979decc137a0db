"""Joins extractors and normalizers; owns files, schema and commands.

May import both; nobody imports it.
"""

from pipeline.access.frames import fields, load

__all__ = ["fields", "load"]
