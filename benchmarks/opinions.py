"""How often another engine is asked about a page's tables, and whether its answer is the same and is kept.

python -m benchmarks.opinions FOLDER
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from extractors.document.pages import Document
from extractors.formats.errors import UnreadableError
from extractors.read import read
from extractors.rotation import upright
from extractors.tables.opinions import AUTO, DEFAULT, SECOND, TAGGED, find_tables, second_opinion
from extractors.tables.pages_seen import PagesSeen


def main() -> None:
    """Prints a line for each engine asked."""
    counts: dict[str, Counter[str]] = {engine.name: Counter() for engine in (TAGGED, SECOND)}
    seconds: dict[str, float] = defaultdict(float)
    pages = 0
    for path in sorted(Path(sys.argv[1]).glob("*.pdf")):
        try:
            document = upright(read(path, ocr=False))
        except UnreadableError:
            continue
        pages += len(document.pages)
        _count(document, counts, seconds)
    sys.stdout.write(f"{pages} pages\n")
    for name, found in counts.items():
        each = seconds[name] / max(1, found["asked"])
        told = ", ".join(f"{what} {found[what]}" for what in ("asked", "same", "differs", "kept"))
        sys.stdout.write(f"{name}: {told}; {each:.3f} seconds a page asked\n")


def _count(document: Document, counts: dict[str, Counter[str]], seconds: dict[str, float]) -> None:
    seen = PagesSeen(document)
    for page in document.pages:
        first = find_tables(seen, page, DEFAULT.name)
        begun = time.process_time()
        second = second_opinion(seen, page, first)
        if second is None:
            continue
        name = TAGGED.name if any(t.engine == TAGGED.name for t in second.tables) else SECOND.name
        seconds[name] += time.process_time() - begun
        settled = find_tables(seen, page, AUTO)
        differs = any(problem.code == "engines_disagree" for problem in settled.problems)
        kept = differs and [t.engine for t in settled.tables] == [t.engine for t in second.tables]
        counts[name].update({"asked": 1, "differs" if differs else "same": 1, "kept": int(kept)})


if __name__ == "__main__":
    main()
