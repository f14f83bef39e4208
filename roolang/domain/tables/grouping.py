"""Which materials are those of which good."""

from __future__ import annotations

from roolang.diagnostics.place import quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.loading.report import Report
from roolang.domain.tables.line import Line
from roolang.domain.tables.table import Table

Groups = dict[int | str, list[Line]]
"""Lines by the good's number in the table of goods; where there is none, by the good's name."""


def by_good(table: Table, lines: list[Line], ids: list[str], report: Report, *, told: bool) -> Groups:
    """The lines of each good: by a column that names it, by the parents, or all where there is only one good.

    `told` says that the goods stand in a table of their own.
    """
    if "good" in table.headings.read:
        return _by_column(table, lines, ids, report, told=told)
    if len(ids) <= 1:
        return {0 if ids else "": lines}
    if "parent" in table.headings.read:
        return _by_parent(table, lines, ids, report)
    message = f"there are {len(ids)} goods, and no column says which of them a row is a material of"
    report.add("RL6213", table.sheet.place(table.headings.row), message, "add a column `good` with the id of the good")
    return {}


def _by_column(table: Table, lines: list[Line], ids: list[str], report: Report, *, told: bool) -> Groups:
    groups: Groups = {}
    column = table.headings.read["good"].index
    for line in lines:
        name = line.values.get("good")
        place = table.sheet.place(line.row.number, column)
        if not isinstance(name, str):
            report.add("RL6213", place, "this row does not say which good it belongs to", "fill in the good's id")
        elif not told:
            groups.setdefault(0 if ids else name, []).append(line)
        elif name in ids:
            groups.setdefault(ids.index(name), []).append(line)
        else:
            help_ = did_you_mean(name, ids[:2000]) or "write the id as it stands in the table of goods"
            report.add("RL6211", place, f"no good has the id {quoted(name)}", help_)
    return groups


def _by_parent(table: Table, lines: list[Line], ids: list[str], report: Report) -> Groups:
    """By following the parents up to a good; each line is passed once."""
    above = {line.id: line for line in lines}
    column = table.headings.read["parent"].index
    tops: dict[int, str | None] = {}
    groups: Groups = {}
    for line in lines:
        path: list[Line] = []
        at: Line | None = line
        while at is not None and id(at) not in tops:
            tops[id(at)] = None
            path.append(at)
            name = at.values.get("parent")
            at = above.get(name) if isinstance(name, str) and name not in ids else None
        last = path[-1] if path else line
        said = last.values.get("parent", last.id)
        top = tops[id(at)] if at is not None else str(said) if said in ids else None
        tops.update((id(each), top) for each in path)
        if top is not None:
            groups.setdefault(ids.index(top), []).append(line)
            continue
        groups.setdefault(0, []).append(line)
        if line.values.get("parent") is None:
            place = table.sheet.place(line.row.number, column)
            report.add("RL6213", place, "this row is part of no good", "write the id of the good it belongs to")
    return groups
