"""What both notebooks draw with: intervals for small numbers, and plots that say so where there is nothing to draw."""

from __future__ import annotations

import html
import math
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from IPython.display import HTML, Markdown, display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from spacy import displacy
from spacy.tokens import Doc

import pipeline
from pipeline.register.views import RegisterError

HERE = Path(__file__).parent
Z95 = 1.959964
DARK, LIGHT, ACCENT, PALE, INK = "#1f5c7a", "#9fc3d4", "#b5532a", "#e6e6e6", "#555555"
PANELS_ACROSS = 4
DAYS_OF_A_YEAR = 365

LONG_LABEL = 6
YEARS_LABELLED = 5

Interval = tuple[float, float]

plt.rcParams.update({"axes.titlesize": 9, "figure.titlesize": 11, "xtick.labelsize": 8, "ytick.labelsize": 8})
# A file's name may hold dollar signs.
plt.rcParams["text.parse_math"] = False


def folder() -> Path:
    """The register's folder: BRUDREGISTER_FOLDER where it is set, else the project's data/processed."""
    return Path(os.environ.get("BRUDREGISTER_FOLDER") or HERE.parent / "data" / "processed")


def load(name: str) -> pd.DataFrame:
    """One table of the register; ends the notebook with a sentence where there is no register."""
    try:
        return pipeline.load(name, folder())
    except RegisterError:
        raise SystemExit(f"{folder()} holds no register yet; make one with `make ingest`.") from None


def wilson(hits: int, n: int) -> Interval:
    """The 95 % interval of a share, after Wilson (1927); 0 to 1 where n is 0."""
    if n == 0:
        return 0.0, 1.0
    share, square = hits / n, Z95**2 / n
    middle = (share + square / 2) / (1 + square)
    half = Z95 * math.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def poisson(count: int) -> Interval:
    """The 95 % interval of a count of rare events, by Byar's approximation."""
    upper = (count + 1) * (1 - 1 / (9 * (count + 1)) + Z95 / (3 * math.sqrt(count + 1))) ** 3
    if count == 0:
        return 0.0, upper
    return count * (1 - 1 / (9 * count) - Z95 / (3 * math.sqrt(count))) ** 3, upper


def say(text: str) -> None:
    """One paragraph under the cell, in Markdown; nothing in it runs as HTML."""
    display(Markdown(html.escape(text, quote=False)))


def marked(doc: Doc) -> None:
    """A text with the spans of doc.spans["sc"] marked and labelled, or a sentence where there are none."""
    if not doc.spans["sc"]:
        say("*Nothing to mark.*")
        return
    display(HTML(displacy.render(doc, style="span", jupyter=False)))


def table(frame: pd.DataFrame) -> None:
    """The whole table with its texts uncut and never run as HTML, or a sentence where it has no rows."""
    if frame.empty:
        say("*Nothing to list.*")
        return
    texts = "text-align: left; vertical-align: top; white-space: pre-wrap"
    shown = frame.style.format(na_rep="", escape="html").format_index(escape="html")
    display(shown.set_table_styles([{"selector": "th, td", "props": texts}]))


def whose(incidents: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """The municipality of each incident; where the document tells none that exists, the file's name in brackets."""
    files = documents[documents["duplicate_of"].isna()].set_index("document_id")["source_file"]
    names = incidents["document_id"].map(files).astype("string").str.replace(r".*/|__.*|\.\w+$", "", regex=True)
    return incidents["municipality"].astype("string").fillna("[" + names + "]")


def in_order(owners: Iterable[str]) -> list[str]:
    """Each owner once, the files in brackets last."""
    return sorted(set(owners), key=lambda owner: (owner.startswith("["), owner))


def covered(documents: pd.DataFrame) -> set[tuple[str, int]]:
    """(municipality or bracketed file, year) of which documents say that they cover every day."""
    days: dict[tuple[str, int], set[pd.Timestamp]] = {}
    told = documents[documents["duplicate_of"].isna()].dropna(subset=["period_from", "period_to"])
    for owner, first, last in zip(whose(told, documents), told["period_from"], told["period_to"], strict=True):
        for day in pd.date_range(first, last):
            days.setdefault((owner, day.year), set()).add(day)
    return {key for key, held in days.items() if len(held) >= DAYS_OF_A_YEAR}


def shares(answer: pd.Series, by: pd.Series, at_least: int) -> pd.DataFrame:
    """Of each group: hits, n (where the answer is known), share, and its Wilson interval low to high.

    Groups with fewer than at_least known answers are left out.
    """
    known = answer.notna() & by.notna()
    groups = answer[known].astype(int).groupby(by[known].astype(object))
    found = pd.DataFrame({"hits": groups.sum(), "n": groups.size()})
    found = found[found["n"] >= at_least]
    bounds = [wilson(hits, n) for hits, n in zip(found["hits"], found["n"], strict=True)]
    return found.assign(
        share=found["hits"] / found["n"], low=[low for low, _ in bounds], high=[high for _, high in bounds]
    )


def panels(count: int, *, across: int, width: float, height: float) -> tuple[Figure, list[Axes]]:
    """A figure of small plots of the same scales, width and height in inches each."""
    across = min(across, count)
    down = math.ceil(count / across)
    figure, grid = plt.subplots(
        down, across, figsize=(width * across, 0.3 + height * down), sharex=True, sharey=True, squeeze=False,
        layout="constrained",
    )  # fmt: skip
    axes = list(grid.flat)
    for spare in axes[count:]:
        spare.set_visible(False)
    for axis in axes[:count]:
        axis.spines[["top", "right"]].set_visible(False)
        axis.tick_params(length=0)
    return figure, axes[:count]


def nothing(title: str) -> None:
    """What stands in a plot's place."""
    say(f"*Nothing to draw here: no incident of this register says enough for “{title}”.*")


def dots(title: str, questions: dict[str, pd.Series], by: pd.Series, at_least: int) -> None:
    """One panel a question, one line an owner: the share of yes, its interval, and hits of n; dashed: all together."""
    found = {name: shares(answer, by, at_least) for name, answer in questions.items()}
    owners = in_order(owner for part in found.values() for owner in part.index)
    if not owners:
        nothing(title)
        return
    figure, axes = panels(len(found), across=PANELS_ACROSS, width=2.9, height=0.6 + 0.26 * len(owners))
    for axis, (name, part) in zip(axes, found.items(), strict=True):
        dots_of(axis, part.assign(place=[owners.index(owner) for owner in part.index]))
        axis.set(title=name, xlim=(-0.03, 1.5), ylim=(len(owners) - 0.4, -0.6))
        axis.set_xticks((0, 0.5, 1), ("0", "50 %", "100 %"))
        axis.set_yticks(range(len(owners)), owners)
        axis.grid(axis="x", color=PALE, zorder=0)
        axis.spines[:].set_visible(False)
    figure.suptitle(title)
    plt.show()
    if left_out := in_order(set(by) - set(owners)):
        say(f"Left out, with fewer than {at_least} known answers: {', '.join(left_out)}.")


def dots_of(axis: Axes, part: pd.DataFrame) -> None:
    """The dots of one panel, each at its place."""
    axis.hlines(part["place"], part["low"], part["high"], color=LIGHT, linewidth=5, zorder=2)
    axis.plot(part["share"], part["place"], "o", color=DARK, markersize=5, zorder=3)
    for place, hits, n in zip(part["place"], part["hits"], part["n"], strict=True):
        axis.text(1.08, place, f"{hits}/{n}", va="center", fontsize=7, color=INK)
    if len(part):
        axis.axvline(part["hits"].sum() / part["n"].sum(), color=ACCENT, linestyle="--", linewidth=1, zorder=1)


def over_years(title: str, questions: dict[str, pd.Series], year: pd.Series, at_least: int) -> None:
    """One panel a question: the share of yes of each year, its interval, and n under it."""
    found = {name: shares(answer, year, at_least) for name, answer in questions.items()}
    years = sorted({int(y) for part in found.values() for y in part.index})
    if not years:
        nothing(title)
        return
    figure, axes = panels(len(found), across=3, width=1.0 + 0.5 * max(4, len(years)), height=2.2)
    for axis, (name, part) in zip(axes, found.items(), strict=True):
        axis.vlines(part.index, part["low"], part["high"], color=LIGHT, linewidth=5, zorder=2)
        axis.plot(part.index, part["share"], "o", color=DARK, markersize=5, zorder=3)
        for y, n in zip(part.index, part["n"], strict=True):
            axis.annotate(f"n={n}", (y, -0.1), ha="center", fontsize=7, color=INK)
        axis.set(title=name, ylim=(-0.16, 1.02), xlim=(years[0] - 0.6, years[-1] + 0.6))
        axis.set_yticks((0, 0.5, 1), ("0", "50 %", "100 %"))
        axis.set_xticks(years, [str(y) for y in years])
        axis.tick_params(labelbottom=True)
        axis.grid(axis="y", color=PALE, zorder=0)
        axis.spines[:].set_visible(False)
    figure.suptitle(title)
    plt.show()


def bars(title: str, counts: pd.DataFrame, unit: str) -> None:
    """One panel an owner, one bar a year. counts: owner, year, count, whole (the year is covered), per (divisor)."""
    if counts.empty:
        nothing(title)
        return
    owners, first, last = in_order(counts["owner"]), int(counts["year"].min()), int(counts["year"].max())
    figure, axes = panels(len(owners), across=PANELS_ACROSS, width=2.6, height=1.7)
    for axis, owner in zip(axes, owners, strict=True):
        part = counts[counts["owner"] == owner]
        height = part["count"] / part["per"]
        bounds = np.array([poisson(count) for count in part["count"]]) / part["per"].to_numpy()[:, None]
        reach = np.abs(bounds - height.to_numpy()[:, None]).T
        colours = [DARK if whole else LIGHT for whole in part["whole"]]
        axis.bar(part["year"], height, color=colours, width=0.7, yerr=reach, error_kw={"ecolor": ACCENT, "lw": 1.2})
        axis.set(title=owner, xlim=(first - 0.6, last + 0.6), ymargin=0.1)
        axis.xaxis.set_major_locator(MaxNLocator(YEARS_LABELLED, integer=True))
        axis.tick_params(labelbottom=True)
        axis.set_axisbelow(True)
        axis.grid(axis="y", color=PALE)
        axis.spines["left"].set_visible(False)
    figure.supylabel(unit, fontsize=9)
    figure.suptitle(title)
    plt.show()


def matrix(title: str, counts: pd.DataFrame) -> None:
    """A field of numbers, darker the higher; a blank where there is none."""
    if counts.empty:
        nothing(title)
        return
    rows, columns = counts.shape
    figure, axis = plt.subplots(figsize=(2.6 + 0.6 * columns, 1.2 + 0.26 * rows), layout="constrained")
    values = counts.to_numpy(dtype=float)
    axis.imshow(np.where(values > 0, np.sqrt(values), np.nan), cmap="Blues", aspect="auto", vmin=0)
    dark = 0.5 * np.sqrt(values.max())
    for (row, column), value in np.ndenumerate(values):
        if value:
            ink = "white" if np.sqrt(value) > dark else "black"
            axis.text(column, row, f"{value:.0f}", ha="center", va="center", fontsize=8, color=ink)
    names = [str(c) for c in counts.columns]
    axis.set_xticks(range(columns), names, rotation=90 if max(map(len, names)) > LONG_LABEL else 0)
    axis.set_yticks(range(rows), [str(r) for r in counts.index])
    axis.tick_params(length=0, labeltop=True, labelbottom=False)
    axis.spines[:].set_visible(False)
    figure.suptitle(title)
    plt.show()


def layers(title: str, parts: pd.DataFrame, colours: Sequence[str]) -> None:
    """One lying bar a row, its parts (0 to 1) side by side in the order of the columns."""
    if parts.empty:
        nothing(title)
        return
    figure, axis = plt.subplots(figsize=(8, 1.1 + 0.22 * len(parts)), layout="constrained")
    start = pd.Series(0.0, index=parts.index)
    for name, colour in zip(parts.columns, colours, strict=True):
        axis.barh(parts.index, parts[name], left=start, color=colour, label=name, height=0.75)
        start = start + parts[name]
    axis.set(xlim=(0, 1), ylim=(len(parts) - 0.5, -0.5), xlabel="share of the incidents")
    axis.set_xticks((0, 0.5, 1), ("0", "50 %", "100 %"))
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    figure.legend(loc="outside upper center", ncols=len(parts.columns), frameon=False, fontsize=8, title=title)
    plt.show()
