"""Joins extractors and normalizers; owns files, schema and commands."""

from pipeline.access.frames import fields, load

__all__ = ["fields", "load"]
