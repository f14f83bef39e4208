"""Numbers that a table writes in a local form: told once, with the form that fits them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roolang.diagnostics.place import Place, quoted
from roolang.domain.loading.report import Report
from roolang.domain.tables.figures import Local, form_of, plain_number

FORMS = ("1.234,56", "1,234.56", "1 234,56", "1'234.56", "1 234.56", "12,34,567.89")
SHOWN = 4


class LocalNumber(NamedTuple):
    """A cell with a number in a local form: its place, what stands there, and what is to be said if it is alone."""

    place: Place
    text: str
    local: Local


def tell_local(found: Sequence[LocalNumber], report: Report) -> None:
    """RL6206 for all such cells of a table, at the first of them."""
    if not found:
        return
    first = found[0]
    say = " or ".join(f'--numbers "{form}"' for form in _fitting(found))
    help_ = f"say how the table writes numbers: {say}" if say else "no one form fits them all; mend the cells"
    if len(found) == 1:
        report.add("RL6206", first.place, first.local.message, help_ if say else first.local.help)
        return
    cells = ", ".join(f"{each.place.path} {quoted(each.text)}" for each in found[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    report.add("RL6206", first.place, f"{len(found)} numbers are in a local form: {cells}{more}", help_)


def _fitting(found: Sequence[LocalNumber]) -> list[str]:
    """The forms in which all of them are numbers, the likeliest two; of those that read them alike one."""
    fitting: dict[tuple[object, ...], str] = {}
    for example in FORMS:
        form = form_of(example)
        read = tuple(plain_number(each.text, form, point_is_known=False) for each in found)
        if all(isinstance(each, str) for each in read):
            fitting.setdefault(read, example)
    return list(fitting.values())[:2]


def tell_uncounted(places: Sequence[Place], report: Report) -> None:
    """RL6304 for all formulas of a sheet that were never worked out, at the first of them."""
    if not places:
        return
    cells = ", ".join(place.path for place in places[:SHOWN]) + (", ..." if len(places) > SHOWN else "")
    message = "this formula was never worked out, so nothing is known here"
    if len(places) > 1:
        message = f"{len(places)} formulas were never worked out, so nothing is known there: {cells}"
    report.add("RL6304", places[0], message, "open the file in a spreadsheet program and save it")
