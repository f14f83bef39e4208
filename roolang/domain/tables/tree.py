"""Which row is part of which: by levels (1, 2, 3 or ..2), by numbers (1.2.1), or by the id of the parent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roolang.diagnostics import Severity
from roolang.diagnostics.place import quoted, shown
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.loading.report import Report
from roolang.domain.tables.columns import Headings
from roolang.domain.tables.grid import Sheet
from roolang.domain.tables.indent import by_indent
from roolang.domain.tables.line import Line
from roolang.limits import MAX_LEVELS

_NUMBERED = re.compile(r"\d+(?:\.\d+)+", re.ASCII)
_INDENTED = re.compile(r"[.\s>•*–-]*(\d{1,6})", re.ASCII)

_AS_GOOD = "delete the row, or give it the good's id"


@dataclass(frozen=True, slots=True)
class Outer:
    """What is known of the good before its materials are read: whether it is told elsewhere, and its ids.

    An `open` one is told by a mapping or the command line: a row of the good may say the rest of it. It is `nameless`
    if neither its code nor its name is told there.
    """

    known: bool = False
    ids: frozenset[str] = frozenset()
    open: bool = False
    nameless: bool = False


def grown(sheet: Sheet, headings: Headings, lines: list[Line], outer: Outer, report: Report) -> Line | None:
    """Puts every line under the one it is part of; the line that is the good itself, if one is."""
    if not lines:
        return None
    found = _errors(report)
    by_parent, by_level = headings.read.get("parent"), headings.read.get("level")
    base = 1
    if by_parent is not None:
        _by_parents(sheet, by_parent.index, lines, outer, report)
    elif by_level is not None:
        base = _by_levels(sheet, by_level.index, lines, report)
    else:
        by_indent(sheet, headings, lines, report)
    _not_too_deep(sheet, lines, report)
    if by_parent is not None and by_level is not None and _errors(report) == found:
        _agreeing(sheet, by_level.index, lines, report)
    for line in lines:
        if line.parent is not None:
            line.parent.parts.append(line)
    return None if _errors(report) > found else _good(sheet, lines, outer, base, report)


def _errors(report: Report) -> int:
    return sum(each.severity is Severity.ERROR for each in report.findings)


def _good(sheet: Sheet, lines: list[Line], outer: Outer, base: int, report: Report) -> Line | None:
    """The line that stands for the good: one that is called so, or the only one that is part of no other."""
    tops = [line for line in lines if line.parent is None]
    named = [line for line in tops if line.id and line.id in outer.ids]
    if outer.open and len(tops) == 1 and tops[0].parts and (named or base == 0 or outer.nameless):
        return tops[0]
    if outer.known:
        if len(named) == 1 and named[0].parts:
            message = f"this row is the good {quoted(named[0].id)} itself; what is told of it elsewhere holds"
            report.add("RL6302", sheet.place(named[0].row.number), message)
            rest = [line for line in tops if line is not named[0]]
            if not rest:
                return named[0]
            tops, base = rest, 0
        for line in named if len(named) > 1 or not all(line.parts for line in named) else ():
            message = f"this row goes by the name of the good, {quoted(line.id)}, of which it is said to be a material"
            help_ = "if the column says which good a row is of, say so: `--column HEADING=good`; else mend the name"
            report.add("RL6213", sheet.place(line.row.number), message, help_)
        if base == 0:
            message = "this row is of the level of the good, and the good is told elsewhere"
            help_ = "keep one row of that level, that of the good" if outer.open else _AS_GOOD
            report.add("RL6213", sheet.place(tops[0].row.number), message, help_)
        return None
    if len(tops) == 1 and (tops[0].parts or (base == 0 and tops[0].listed_whole)):
        return tops[0]
    rows = "1 row is" if len(tops) == 1 else f"{len(tops)} rows are"
    message = f"{rows} part of no other, and nothing says which good the materials are of"
    help_ = (
        'say it: --good code=8703.23 --good produced_in=MX --good "net cost=19940 EUR"; or add a row of level 0 for '
        "the good, a sheet of goods, or `[good]` in a mapping"
    )
    if len(tops) > 1:
        help_ += "; of several goods, name in a column `good` of each row the one that it is of"
    report.add("RL6213", sheet.place(tops[0].row.number if tops else None), message, help_)
    return None


# ---- levels


def _by_levels(sheet: Sheet, column: int, lines: list[Line], report: Report) -> int:
    """Parents by the column of levels; the lowest level (0 for a good above its materials)."""
    words = [re.sub(r"\s", "", line.row.cell(column).words) for line in lines]
    if any(_NUMBERED.fullmatch(each) for each in words):
        return _by_numbers(sheet, column, lines, words, report)
    levels: list[int | None] = []
    for line, each in zip(lines, words, strict=True):
        found = _INDENTED.fullmatch(each)
        levels.append(int(found[1]) if found else None)
        if found is None:
            message = f"a level is expected here, and this is {quoted(each) if each else 'nothing'}"
            report.add("RL6210", sheet.place(line.row.number, column), message, "write `1`, `2`, `..2` or `1.2.1`")
    base = min((level for level in levels if level is not None), default=1)
    if base > 1:
        first = levels.index(base)
        message = f"no row is of level {base - 1}, of which this row of level {base} is a part"
        help_ = "add the rows above it; or mend the levels: the good has 0 or 1, and its materials the next one"
        report.add("RL6210", sheet.place(lines[first].row.number, column), message, help_)
    open_lines: dict[int, Line] = {}
    for line, level in zip(lines, levels, strict=True):
        if level is None:
            continue
        if level > base and level - 1 not in open_lines:
            message = f"level {level} follows no row of level {level - 1}"
            help_ = f"add the row of level {level - 1} above it, or mend the level"
            report.add("RL6210", sheet.place(line.row.number, column), message, help_)
        line.parent = open_lines.get(level - 1)
        open_lines = {each: above for each, above in open_lines.items() if each < level} | {level: line}
    return base


def _by_numbers(sheet: Sheet, column: int, lines: list[Line], words: list[str], report: Report) -> int:
    """Parents by numbers such as `1.2.1`, which is part of `1.2`."""
    known: dict[tuple[str, ...], Line] = {}
    keys: list[tuple[str, ...] | None] = []
    for line, each in zip(lines, words, strict=True):
        place = sheet.place(line.row.number, column)
        key = tuple(part.lstrip("0") or "0" for part in each.rstrip(".").split("."))
        sound = re.fullmatch(r"\d+(?:\.\d+)*\.?", each, re.ASCII)
        keys.append(key if sound else None)
        if not sound:
            message = f"a number such as `1.2.1` is expected here, and this is {quoted(each) if each else 'nothing'}"
            report.add("RL6210", place, message, "write the number of the row that it is part of, and one more")
        elif key in known:
            message = f"{quoted(each)} is also the number of row {known[key].row.number}"
            help_ = "a spreadsheet takes `1.10` for the number 1.1: format the column as text" if "." in each else ""
            report.add("RL6210", place, message, help_ or "give each row a number of its own")
        else:
            known[key] = line
    shortest = min((len(key) for key in keys if key), default=1)
    _hanging(sheet, column, lines, keys, shortest, report)
    for line, sought in zip(lines, keys, strict=True):
        if sought is None or len(sought) == shortest:
            continue
        line.parent = known.get(sought[:-1])
        if line.parent is None:
            message = f"{quoted('.'.join(sought))} is part of {quoted('.'.join(sought[:-1]))}, and there is no such row"
            report.add("RL6210", sheet.place(line.row.number, column), message, "add that row, or mend the number")
    return 0 if ("0",) in known else 1


def _hanging(
    sheet: Sheet, column: int, lines: list[Line], keys: list[tuple[str, ...] | None], shortest: int, report: Report
) -> None:
    """Numbers of which none is at the top: only `1.1`, `1.2`, ... are clear, which are parts of one good."""
    tops = [(line, key) for line, key in zip(lines, keys, strict=True) if key and len(key) == shortest]
    stray = next(((line, key) for line, key in tops if shortest > 2 or (shortest == 2 and key[0] not in "01")), None)
    stray = stray or next(((line, key) for line, key in tops if key[:-1] != tops[0][1][:-1]), None)
    if stray is not None:
        line, key = stray
        message = f"{quoted('.'.join(key))} is part of {quoted('.'.join(key[:-1]))}, and there is no such row"
        report.add("RL6210", sheet.place(line.row.number, column), message, "add that row, or mend the number")


def _agreeing(sheet: Sheet, column: int, lines: list[Line], report: Report) -> None:
    """Levels beside parents must say the same."""
    found = [(line, _INDENTED.fullmatch(line.row.cell(column).words.strip())) for line in lines]
    levels = [(line, int(each[1])) for line, each in found if each]
    base = min((level for _, level in levels), default=0)
    for line, level in levels:
        if level - base != (depth := _depth(line)):
            message = f"the level {level} says one thing, and the parent another: {depth + base}"
            report.add("RL6210", sheet.place(line.row.number, column), message, "mend one of the two")


def _depth(line: Line) -> int:
    depth = 0
    while line.parent is not None:
        line, depth = line.parent, depth + 1
    return depth


# ---- parents


def _by_parents(sheet: Sheet, column: int, lines: list[Line], outer: Outer, report: Report) -> None:
    """Parents by their ids; those that are not there, that are two, or that run in a circle are found."""
    by_id: dict[str, list[Line]] = {}
    for line in lines:
        by_id.setdefault(line.id, []).append(line)
    for line in lines:
        wanted = line.values.get("parent")
        if not isinstance(wanted, str) or (wanted in outer.ids and wanted not in by_id):
            continue
        found = by_id.get(wanted, [])
        place = sheet.place(line.row.number, column)
        if not found:
            known = sorted({*by_id, *outer.ids} - {""})
            help_ = did_you_mean(wanted, known[:2000]) or "write the id of the row that it is part of"
            report.add("RL6211", place, f"no row has the id {quoted(wanted)}", help_)
        elif len(found) > 1:
            rows = " and ".join(str(each.row.number) for each in found[:2])
            message = f"{quoted(wanted)} is the id of rows {rows}, so nobody can tell of which this is part"
            report.add("RL6211", place, message, "give each of them an id of its own")
        else:
            line.parent = found[0]
    _no_circles(sheet, column, lines, report)


def _no_circles(sheet: Sheet, column: int, lines: list[Line], report: Report) -> None:
    """Finds each circle once, and cuts it."""
    settled: set[int] = set()
    for start in lines:
        path: list[Line] = []
        seen: set[int] = set()
        line: Line | None = start
        while line is not None and id(line) not in settled and id(line) not in seen:
            seen.add(id(line))
            path.append(line)
            line = line.parent
        if line is not None and id(line) in seen:
            circle = path[path.index(line) :]
            names = " in ".join(shown(each.id, 20) for each in [*circle[:6], line])
            message = f"these rows are parts of each other: {names}"
            report.add("RL6212", sheet.place(line.row.number, column), message, "mend the parent of one of them")
            line.parent = None
        settled |= seen


def _not_too_deep(sheet: Sheet, lines: list[Line], report: Report) -> None:
    """One finding where materials of materials go on for too many levels."""
    depths: dict[int, int] = {}
    for start in lines:
        path: list[Line] = []
        line: Line | None = start
        while line is not None and id(line) not in depths:
            path.append(line)
            line = line.parent
        depth = depths[id(line)] if line is not None else 0
        for each in reversed(path):
            depth += 1
            depths[id(each)] = depth
    deep = next((line for line in lines if depths[id(line)] > MAX_LEVELS), None)
    if deep is not None:
        most = max(depths.values())
        for line in lines:
            line.parent = line.parent if depths[id(line)] <= MAX_LEVELS else None
        message = f"materials are made of materials {most:,} levels deep, and {MAX_LEVELS} is the most that is judged"
        report.add("RL6005", sheet.place(deep.row.number), message, "declare the deepest levels by their values alone")
