"""Strike the promises that are kept or gone: python -m tests.normalizers.vocabulary.promises

The list only shrinks. A new entry of the vocabulary needs a text that it fits (a case in tests/cases), and this command
adds none.
"""

from __future__ import annotations

import sys

from tests.normalizers.vocabulary.reached import PROMISES, promises, unreached

HEAD = """\
# Entries of the vocabulary that no text of the tests or examples reaches: file, section, entry.
# To strike one, write a case that it fits, then: python -m tests.normalizers.vocabulary.promises
"""


def main() -> None:
    """Write the list anew without the promises that are kept; refuse entries that are not on it."""
    before, needed = promises(), unreached()
    write = sorted(before & needed)
    PROMISES.write_text(HEAD + "".join("\t".join(key) + "\n" for key in write), encoding="utf-8")
    print(f"{len(before) - len(write)} struck, {len(write)} left")  # noqa: T201
    if new := sorted(needed - before):
        listed = "\n".join("\t".join(key) for key in new)
        sys.exit(f"{len(new)} entries are reached by nothing and are not taken up:\n{listed}")


if __name__ == "__main__":
    main()
