"""Which pattern takes the text of another: "fejl*" takes all that "fejlforsendelse*" fits, at the same place."""

from __future__ import annotations

import re
from functools import cache

from normalizers.vocabulary.patterns import expression

# A letter of no vocabulary: stands where a pattern fits any letters.
ANY = "ж"


def covers(wider: str, narrower: str) -> bool:
    """Whether the wider pattern fits wherever the narrower does, and the same words there."""
    return _may(wider, narrower) and _compiled(wider).fullmatch(_instance(narrower)) is not None


def holds(wider: str, narrower: str) -> bool:
    """Whether the wider pattern fits somewhere within whatever the narrower fits."""
    return _may(wider, narrower) and _compiled(wider).search(_instance(narrower)) is not None


def _may(wider: str, narrower: str) -> bool:
    """A quick test before the expression: a pattern of signs alone covers itself only."""
    return any(map(str.isalpha, wider)) and all(part in narrower.lower() for part in _literals(wider))


def _instance(pattern: str) -> str:
    return pattern.replace("*", ANY)


@cache
def _literals(pattern: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"[^*\s-]+", pattern.lower()), key=len, reverse=True))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern; one with a capital letter is taken as read with regard to case."""
    return re.compile(expression(pattern), re.IGNORECASE if pattern == pattern.lower() else 0)
