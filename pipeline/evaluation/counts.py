"""The counts of a memo beside those of gold."""

from __future__ import annotations

from pipeline.evaluation.matching import OPEN, Record, squeeze
from pipeline.evaluation.tally import MISSES_SHOWN, Tally


def unit(count: Record) -> str:
    """The unit a count belongs to, squeezed; the whole municipality is the empty string."""
    name = squeeze(str(count.get("unit") or ""))
    return "" if name.startswith("ialt") or name.endswith("kommune") else name


def same_count(gold: Record, found: Record) -> bool:
    """Whether unit, number and period agree; where gold names no period any period fits."""
    if unit(gold) != unit(found) or gold["count"] != found["count"]:
        return False
    return not gold.get("period") or bool(gold["period"] == found.get("period"))


def same_measure(gold: Record, found: Record) -> bool:
    """Whether the measure's code is one that gold allows."""
    wanted = gold.get("measure_code")
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return wanted in (None, OPEN) or found.get("measure_code") in allowed


def score_counts(gold: list[Record], found: list[Record], tally: Tally) -> None:
    """The counts of a document; the same count printed twice (table and prose) is no error."""
    if not gold and not found:
        return
    left, pairs, missed = list(found), [], []
    for wanted in sorted(gold, key=lambda g: not g.get("period")):
        fits = [f for f in left if same_count(wanted, f)]
        got = next((f for f in fits if same_measure(wanted, f)), fits[0] if fits else None)
        if got is not None:
            left.remove(got)
            pairs.append(same_measure(wanted, got))
        elif not wanted.get("optional"):
            missed.append((wanted.get("unit"), wanted.get("period"), wanted["measure"], wanted["count"]))
    wrong = [
        (f.get("unit"), f.get("period"), f.get("measure"), f["count"])
        for f in left
        if not any(same_count(g, f) for g in gold)
    ]
    total = 2 * len(pairs) + len(wrong) + len(missed)
    tally.add("counts", 2 * len(pairs) / total if total else 1.0)
    if pairs:
        tally.add("measures", sum(pairs), len(pairs))
    tally.misses += [f"count only in gold {key}" for key in missed[:MISSES_SHOWN]]
    tally.misses += [f"count only in register {key}" for key in wrong[:MISSES_SHOWN]]
