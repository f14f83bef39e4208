"""Judgements as tables: one row a verdict, and the bill of materials with what each line is and did by every text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from roolang.domain.declaration import Declaration
from roolang.domain.tables.listing import VERDICTS, Listed, columns_of, listed
from roolang.domain.tables.out import Rows, Value
from roolang.explain.bill import STATUSES, Entry
from roolang.explain.comparison import compared
from roolang.explain.sheet import Sheet
from roolang.explain.story import plain
from roolang.interpret import Judgement
from roolang.interpret.inventory import ORIGINS

STATUS, CONTRIBUTION = "status", "contribution"
MOST = 20
"""So many things that a material did, and so many missing facts, are told in one cell."""
Text = tuple[str, str]
"""A text by its label and its reading."""


def verdict_rows(judged: Iterable[tuple[Judgement, Sheet]]) -> Rows:
    """One row for each declaration and text, under the headings."""
    return [list(VERDICTS), *(_verdict(judgement, sheet) for judgement, sheet in judged)]


def _verdict(judgement: Judgement, sheet: Sheet) -> list[Value]:
    good, story = sheet.good, sheet.story
    if sheet.main:
        figures = [f"{gauge.title} {gauge.value}, {gauge.asked}" for gauge in sheet.main]
        slack = [gauge.margin for gauge in sheet.main]
    else:
        told = compared(judgement).figures
        figures, slack = [f"{name} {asked}".strip() for name, asked, _ in told], [room for *_, room in told]
    return [
        *(good.declaration, good.code, good.description, sheet.label, sheet.reading),
        *(judgement.program.day.isoformat(), sheet.verdict, story.brief.because),
        *("; ".join(filter(None, figures)), "; ".join(filter(None, slack))),
        _some([giving.fact for giving in story.givings]),
    ]


def _some(said: Sequence[str]) -> str:
    more = [f"and {len(said) - MOST} more"] if len(said) > MOST else []
    return "; ".join([*said[:MOST], *more])


# ---- materials


def material_rows(declarations: Sequence[Declaration], judged: Sequence[tuple[Judgement, Sheet]]) -> Rows:
    """The good and its materials as they were declared, each with its status and contribution by every text."""
    lines = [list(listed(declaration)) for declaration in declarations]
    columns = columns_of([row for rows in lines for row in rows])
    texts: dict[Text, None] = dict.fromkeys((sheet.label, sheet.reading) for _, sheet in judged)
    heads = [f"{_label(text)}: {what}" for text in texts for what in (STATUS, CONTRIBUTION)]
    found: dict[tuple[str, str, Text], Sheet] = {}
    for judgement, sheet in judged:
        found.setdefault((judgement.declaration.id, judgement.declaration.digest, (sheet.label, sheet.reading)), sheet)
    rows: list[list[Value]] = [[*columns, *heads]]
    for declaration, group in zip(declarations, lines, strict=True):
        sheets = [found.get((declaration.id, declaration.digest, text)) for text in texts]
        told = [(sheet, _by_name(sheet.bill)) if sheet else None for sheet in sheets]
        for row in group:
            rows.append(
                [*(row.fields.get(name) for name in columns), *(cell for each in told for cell in _of(row, each))]
            )
    return rows


def _label(text: Text) -> str:
    label, reading = text
    return f"{label} ({reading})" if reading else label


def _by_name(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """The entries of a bill by the names of the lines; the parts of a stock by the name of the whole."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        whole = next((end for origin in ORIGINS.values() if entry.name.endswith(end := f" ({origin})")), "")
        for name in dict.fromkeys((entry.name, entry.name.removesuffix(whole))):
            found.setdefault(name, []).append(entry)
    return found


def _of(row: Listed, told: tuple[Sheet, Mapping[str, list[Entry]]] | None) -> tuple[str, str]:
    """The status of a line and what it did; of the good its verdict."""
    if told is None:
        return "", ""
    sheet, entries = told
    if row.item.name == "the good" and row.fields["level"] == 0:
        return sheet.verdict, ""
    mine = entries.get(plain(row.item.name), [])
    statuses = [_parted(each, row, f"{STATUSES[each.status]}: {each.why}") for each in mine]
    return "; ".join(statuses), "; ".join(_parted(each, row, _did(each)) for each in mine)


def _parted(entry: Entry, row: Listed, said: str) -> str:
    """What is said of a line, or of a part of one, which goes by a name of its own."""
    return said if entry.name == plain(row.item.name) else f"{entry.name}: {said}"


def _did(entry: Entry) -> str:
    if entry.roles:
        return _some([role.text for role in entry.roles])
    return "counted by what it is made of" if entry.opened else "not counted"
