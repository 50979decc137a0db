"""Joins extractors and normalizers; owns files, schema and commands."""

from pipeline.access.frames import load

__all__ = ["load"]
