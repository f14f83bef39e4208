"""What became of the changes, as lines for people and as data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

from roolang.coverage.table import share
from roolang.mutants.suite import KILLED, SURVIVED
from roolang.mutants.trying import Mutant, Report

WORDS = 100
MOST = 60
"""So many survivors are told of by themselves."""


def lines(report: Report) -> Iterator[str]:
    """The share that is noticed, by kind; then each survivor, with what would tell it."""
    if not report.mutants:
        yield "nothing to change: these rules set no limit, no level, no list and no date"
        return
    kinds = Counter(each.change.kind for each in report.mutants)
    rows = [(kind, [each for each in report.mutants if each.change.kind == kind]) for kind in sorted(kinds)]
    rows.append(("all", list(report.mutants)))
    yield _row(("", "changes", "killed", "survive", "same", "untried", "share"))
    for name, some in rows:
        fates = Counter(each.fate for each in some)
        told = fates[KILLED] + fates[SURVIVED]
        counts = (len(some), fates[KILLED], fates[SURVIVED], fates["same"], fates["untried"])
        yield _row((name, *(f"{count:,}" for count in counts), share(fates[KILLED], told)))
    survivors = [each for each in report.mutants if each.fate == SURVIVED]
    if survivors:
        yield ""
        yield "no test notices:"
        for each in survivors[:MOST]:
            yield from _survivor(each)
        if len(survivors) > MOST:
            yield f"  and {len(survivors) - MOST:,} more: `--json` tells of all"
    same = [each for each in report.mutants if each.fate == "same"]
    if same:
        yield ""
        yield "equivalent, proved:"
        for each in same[:MOST]:
            yield f"  {_said(each)}: {each.meaning.how}"


def _said(mutant: Mutant) -> str:
    return f"{mutant.change.place}: {shorten(mutant.change.said, WORDS, placeholder=' ...')}"


def _survivor(mutant: Mutant) -> Iterator[str]:
    meaning = mutant.meaning
    yield f"  {_said(mutant)}"
    if meaning.fields:
        before, after = meaning.verdicts
        yield f"    this would tell it: {before} under {meaning.under} on {meaning.day}, and {after} if it were so:"
        yield f"      {meaning.fields}"
    elif meaning.how:
        yield f"    {meaning.how}"


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    return f"{first:<12}" + "".join(f"{cell:>10}" for cell in rest)


def plain(report: Report) -> dict[str, object]:
    """The same for programs."""
    return {
        "seed": report.seed, "killed": report.count(KILLED), "told": report.told,
        "share": share(report.count(KILLED), report.told), "mutants": list(map(_plain, report.mutants)),
    }  # fmt: skip


def _plain(mutant: Mutant) -> dict[str, object]:
    change, meaning = mutant.change, mutant.meaning
    example = json.loads(meaning.fields) if meaning.fields else None
    return {
        "place": {"file": change.file, "line": change.line, "column": change.column}, "kind": change.kind,
        "was": change.was, "becomes": change.becomes, "fate": mutant.fate, "by": mutant.by, "how": meaning.how,
        "example": example, "verdicts": list(meaning.verdicts) if example else [],
    }  # fmt: skip
