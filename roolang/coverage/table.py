"""What tests have seen, as lines for people and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from roolang.coverage.measuring import AGAINST, FOR, Coverage, Seen

WORDS = 90
"""So much of the words of a condition is shown."""
BOTH = FOR, AGAINST
MOST = 40
"""So many conditions are told of by themselves."""


def share(both: int, every: int) -> str:
    """A share of conditions in per cent, rounded down to a tenth: what is not whole is never shown as 100."""
    tenths = both * 1000 // every if every else 0
    return f"{tenths // 10}.{tenths % 10} %"


def lines(coverage: Coverage, *, every: bool = False) -> Iterator[str]:
    """A table by file, then the conditions that were not seen to decide both ways."""
    if not coverage.seen:
        yield "no condition to be seen: these rules ask nothing of a product"
        return
    rows = [_row(name, [each for each in coverage.seen if each.condition.home == name]) for name in coverage.files]
    if len(rows) > 1:
        rows.append(_row("all", coverage.seen))
    head = ("", "conditions", "both ways", f"only {FOR}", f"only {AGAINST}", "neither", "cannot decide", "share")
    table = [head, *rows]
    if coverage.counted == len(coverage.seen):
        table = [row[:-2] + row[-1:] for row in table]
    yield from _aligned(table)
    unseen = [each for each in coverage.seen if not each.both]
    if unseen:
        yield ""
        yield "not seen to decide both ways:"
        for each in unseen if every else unseen[:MOST]:
            words = shorten(each.condition.words, WORDS, placeholder=" ...")
            yield f"  {each.condition.place}: {words}: {missing(each)}"
        if not every and len(unseen) > MOST:
            yield f"  and {len(unseen) - MOST:,} more: `--json` and `--coverage-html` tell of all"


def missing(seen: Seen) -> str:
    """On which side it never decided, and on which it cannot."""
    never = [side for side in seen.missing if side not in seen.cannot]
    said = "never decides" if len(never) == len(BOTH) else f"never decides {''.join(never)} origin" if never else ""
    cannot = f"cannot decide {' or '.join(seen.cannot)} origin (no product shows it: proved)" if seen.cannot else ""
    return ", ".join(filter(None, (said, cannot)))


def _row(name: str, seen: Sequence[Seen]) -> tuple[str, ...]:
    counted = [each for each in seen if not each.left_out]
    both = sum(each.both for each in counted)
    single = [each for each in counted if each.sides == 1]
    alone = sum(bool(each.by_for) for each in single)
    neither = len(counted) - both - len(single)
    counts = (len(seen), both, alone, len(single) - alone, neither, len(seen) - len(counted))
    return (name, *(f"{count:,}" for count in counts), share(both, len(counted)))


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()


def plain(coverage: Coverage) -> dict[str, object]:
    """The same for programs, each condition with the tests that saw it."""
    return {
        "conditions": len(coverage.seen), "both": coverage.both, "share": share(coverage.both, coverage.counted),
        "counted": coverage.counted,
        "expectations": coverage.expectations, "failed": coverage.failed,
        "seen": list(map(_plain, coverage.seen)),
    }  # fmt: skip


def _plain(seen: Seen) -> dict[str, object]:
    place = {"file": seen.condition.home, "line": seen.condition.line, "column": seen.condition.column}
    tests = {FOR: list(seen.by_for), AGAINST: list(seen.by_against)}
    return {"place": place, "said": seen.condition.place, "words": seen.condition.words, **tests,
            "cannot": list(seen.cannot)}  # fmt: skip
