"""Where the headings of a sheet are, and which column is read as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.loading.report import Report
from roolang.domain.tables.fields import PLACES, UNREAD, spec_of, written
from roolang.domain.tables.grid import Row, Sheet, letters
from roolang.domain.tables.headings import MEASURED, Guess, guess, only_of_goods, plain
from roolang.domain.tables.mapping import Mapping, SheetMapping
from roolang.domain.tables.roles import AVERAGING, ITEMS, takes
from roolang.domain.tables.scaled import currency_in, is_price_of_many, is_scaled, written_out
from roolang.domain.tables.words import (
    has_codes,
    looks_like_answers,
    looks_like_codes,
    looks_like_places,
    looks_two_ways,
    nothing_known,
)
from roolang.domain.units import reckoned
from roolang.limits import MAX_SEARCH

_RUNG = re.compile(r"(?:bom )?(?:level|lvl|l|tier|stufe|ebene|niveau|niv|nivel) ?\d")


@dataclass(frozen=True, slots=True)
class Column:
    """A column (from zero), its heading, and what it is read as; `of_good`: of the good among materials."""

    index: int
    heading: str
    guess: Guess
    of_good: bool = False


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of the headings, the columns that are read by their fields, and those that are not."""

    row: int
    read: dict[str, Column]
    left: tuple[Column, ...]
    given: bool = False


def recognised(lines: list[list[str]]) -> int:
    """How many headings the best of some lines has; to tell what stands between cells."""
    return max((_score(line) for line in lines), default=0)


def _score(cells: list[str], role: str = "") -> int:
    found = [guess(cell, goods=goods, role=role) for cell in cells for goods in (False, True)]
    return len({each.field for each in found if each})


def known_headings(texts: list[str]) -> int:
    """How many headings of different fields some words are."""
    return _score(texts)


def header_of(sheet: Sheet, given: SheetMapping, extra: frozenset[str] = frozenset(), role: str = "") -> Row | None:
    """The row of the headings: as given, else the one near the top with most known ones, two at least."""
    rows = [row for row in sheet.rows if any(not cell.blank for cell in row.cells)]
    if given.header:
        return next((row for row in rows if row.number == given.header), None)
    wanted = {plain(heading) for heading in given.columns} | extra
    best: tuple[int, Row | None] = (0, None)
    for row in rows[:MAX_SEARCH]:
        texts = [cell.content for cell in row.cells if isinstance(cell.content, str)]
        score = sum(plain(text) in wanted for text in texts) if given.columns else _score(texts, role)
        score += 0 if given.columns else sum(plain(text) in extra for text in texts)
        if score > best[0]:
            best = score, row
    return best[1] if best[0] >= (1 if given.columns else 2) else None


def headings_of(sheet: Sheet, header: Row, role: str, mapping: Mapping, report: Report) -> Headings:
    """Every column with a heading, read as the mapping says, else as its heading is understood."""
    named = _named(header)
    given = mapping.of(role).columns
    told = _told(sheet, header, role, given, mapping, report)
    words = dict(named)
    columns = [_own_name(Column(i, words.get(i, ""), meant), role) for i, meant in told.items()]
    if not given:
        rest = [(i, words) for i, words in named if i not in told]
        taken = {column.guess.field for column in columns}
        columns += _guessed(sheet, header, rest, role, taken, report)
    read: dict[str, Column] = {}
    for column in sorted(columns, key=lambda each: each.index):
        if column.guess.field not in (UNREAD, "note"):
            first = read.setdefault(column.guess.field, column)
            if first is not column:
                _both(sheet, header, [first, column], report)
    unnamed = [(column.index, "") for column in columns if not column.heading]
    known = {column.index for column in read.values()}
    left = [Column(i, words, Guess(UNREAD)) for i, words in (*named, *unnamed) if i not in known]
    return Headings(header.number, read, tuple(left), bool(given))


def _named(header: Row) -> list[tuple[int, str]]:
    return [(i, cell.words) for i, cell in enumerate(header.cells) if cell.words]


def _told(sheet: Sheet, header: Row, role: str, given: object, mapping: Mapping, report: Report) -> dict[int, Guess]:
    """What the mapping and the command line say of columns, by heading or as `column D`."""
    named = _named(header)
    found: dict[int, Guess] = {}
    width = max((len(row.cells) for row in sheet.rows), default=0)
    letters_of = {f"column {letters(i)}": i for i in range(width)}
    assert isinstance(given, dict | type(mapping.columns))
    for source, entries in ((mapping.file, given), ("--column", mapping.columns)):
        for heading, spec in entries.items():
            meant = spec_of(spec)
            at = [i for i, words in named if plain(words) == plain(heading)]
            at += [letters_of[heading]] if heading in letters_of and letters_of[heading] not in at else []
            if isinstance(meant, Guess):
                found.update(dict.fromkeys(at, meant))
                if at and meant.field not in (UNREAD, "note") and not takes(role, meant.field):
                    message = f"a table of {role} has no {quoted(meant.field)}"
                    report.add(
                        "RL6214", Place(source, heading), message, "write `-`, or what the column is in this table"
                    )
            if not at and entries is given:
                where = sheet.at(header.number) or "the table"
                _unheard(Place(source, heading), where, heading, [words for _, words in named], report)
    return found


def _unheard(place: Place, where: str, heading: str, words: list[str], report: Report) -> None:
    help_ = did_you_mean(heading, words) or f"there are {', '.join(quoted(each) for each in words[:20])}"
    report.add("RL6214", place, f"there is no heading {quoted(heading)} in {where}", help_)


def tell_unheard(tables: Sequence[tuple[Sheet, Headings]], mapping: Mapping, report: Report) -> None:
    """RL6214 for headings that the command line names and no table has."""
    columns = [(each.index, each.heading) for _, found in tables for each in (*found.read.values(), *found.left)]
    widths = [max((len(row.cells) for row in sheet.rows), default=0) for sheet, _ in tables]
    known = {plain(words) for _, words in columns}
    places = {f"column {letters(i)}" for i in range(max(widths, default=0))}
    where = tables[0][0].at(tables[0][1].row) if len(tables) == 1 else "any sheet"
    for heading in mapping.columns if tables else ():
        if plain(heading) not in known and heading not in places:
            words = list(dict.fromkeys(words for _, words in columns if words))
            _unheard(Place(option="--column", path=heading), where, heading, words, report)


# ---- guessing


def _guessed(
    sheet: Sheet, header: Row, named: list[tuple[int, str]], role: str, taken: set[str], report: Report
) -> list[Column]:
    """What the headings stand for; of several for one field the surest, and a finding if that is still several."""
    understood = [(i, words, each) for i, words in named if (each := _named_field(words) or _guess(words, role))]
    placed = "produced_in" in taken or any(each.field == "produced_in" for _, _, each in understood)
    found = [Column(i, words, _settled(sheet, header, i, each, placed=placed)) for i, words, each in understood]
    found = [column if _named_field(column.heading) else _in_role(column, role) for column in found]
    groups: dict[str, list[Column]] = {}
    for column in found:
        groups.setdefault(column.guess.field, []).append(column)
    _named_by_material(groups)
    if role in ITEMS and not {"level", "parent"} & {*groups, *taken}:
        _ladder(sheet, header, named, report)
    groups.pop(UNREAD, None)
    kept: list[Column] = []
    for field, columns in groups.items():
        sure = [column for column in columns if column.guess.sure] or columns
        if field in taken or field == "note":
            continue
        if field == "origin":
            _origin(sheet, header, sure, report)
            continue
        if len(sure) > 1:
            _both(sheet, header, sure, report)
            continue
        kept += _understood(sheet, header, sure[0], groups, report)
    return kept


def _named_field(heading: str) -> Guess | None:
    """A heading that is written like a field with a name, `values.labour`: whoever does so means it of every row."""
    found = spec_of(heading) if re.match(r"[a-z_]+\.\S", heading) else ""
    return found if isinstance(found, Guess) else None


def _ladder(sheet: Sheet, header: Row, named: list[tuple[int, str]], report: Report) -> None:
    """RL6205 where each level has a column of its own, so that none says of which level a row is."""
    found = [(i, words) for i, words in named if _RUNG.fullmatch(plain(words))]
    if len(found) > 1:
        names = ", ".join(quoted(words) for _, words in found)
        help_ = "put the level of each row into one column `level`; to leave these out, --column " + (
            f'"{found[0][1]}=-" and so on'
        )
        place = sheet.place(header.number, found[0][0])
        report.add("RL6205", place, f"{names}: each level has a column of its own, which is not read", help_)


def _guess(words: str, role: str) -> Guess | None:
    """What a heading stands for in a sheet of some role; a material may say what only goods have."""
    of_goods = role in ("goods", AVERAGING)
    return guess(words, goods=of_goods, role=role) or guess(words, goods=True, role=role)


def _named_by_material(groups: dict[str, list[Column]]) -> None:
    """`Material` beside a column of descriptions is the name of the material."""
    likely = [column for column in groups.get("description", []) if not column.guess.sure]
    if "id" not in groups and len(likely) == 1 < len(groups["description"]):
        groups["description"].remove(likely[0])
        groups["id"] = [replace(likely[0], guess=Guess("id"))]


def _own_name(column: Column, role: str) -> Column:
    """What says of which good a row is, is the good's own name where the row is the good."""
    mine = role == "goods" and column.guess.field == "good"
    return replace(column, guess=replace(column.guess, field="id")) if mine else column


def _in_role(column: Column, role: str) -> Column:
    """A heading in the place where it stands: the good of a table of goods is its id, and so on."""
    field = column.guess.field
    if _own_name(column, role) is not column:
        return _own_name(column, role)
    if not takes(role, field) and field != "origin":
        return replace(column, guess=Guess(UNREAD))
    return replace(column, of_good=True) if role in ITEMS and only_of_goods(field) else column


def _settled(sheet: Sheet, header: Row, index: int, found: Guess, *, placed: bool) -> Guess:
    """A heading by what stands below it: `origin` by places, or yes and no; `price unit` by 1, 100 or 1000; `code`.

    `placed`: another column says where things were made, so that `NO` is an answer and not Norway.
    """
    if found.field not in ("origin", "per", "coded"):
        return found
    below = [row.cell(index) for row in sheet.rows if row.number > header.number and not row.cell(index).blank]
    if found.field == "per":
        rounded = all(re.fullmatch(r"10*(?:[.,]0+)?", cell.words) for cell in below)
        return found if found.sure or rounded else replace(found, field="unit_value")
    if found.field == "coded":
        own = header.cell(index).words == "code" and has_codes(below)
        return replace(found, field="code" if own or looks_like_codes(below) else UNREAD)
    if not placed and looks_two_ways(below):
        return found
    if looks_like_places(below):
        return replace(found, field="produced_in")
    return replace(found, field="originating") if looks_like_answers(below) else found


def _understood(
    sheet: Sheet, header: Row, column: Column, groups: dict[str, list[Column]], report: Report
) -> Iterator[Column]:
    """The column, if what its heading says is clear enough to be read."""
    field, place = column.guess.field, sheet.place(header.number, column.index)
    name = column.heading
    if field == "unit_value" and "value" in groups and column.guess.doubt:
        return
    doubt = column.guess.doubt
    if doubt and field not in MEASURED:
        message = f"{quoted(name)}: {quoted(doubt)} is no currency of three capitals"
        help_ = f'say what it is: --column "{name}={field} in {currency_in(doubt)}"'
        many = is_scaled(doubt) or is_price_of_many(doubt)
        report.add("RL6205", place, message, written_out(doubt) if many else help_)
    elif field in MEASURED and not column.guess.unit and not _all_with_units(sheet, header, column):
        unit = {"litres": "l", "pieces": "pieces"}.get(field, "kg")
        what = f"{quoted(column.guess.doubt)} is no unit of it" if column.guess.doubt else "it names no unit"
        message = f"{quoted(name)} is not read: {what}"
        report.add("RL6306", place, message, f'say it: --column "{name}={field} in {unit}", or --column "{name}=-"')
    elif field == "value" and not column.guess.sure and "quantity" in groups and "unit_value" not in groups:
        message = f"{quoted(name)} may be the value of one piece or of all of them"
        help_ = f'say which: --column "{name}=unit_value" or --column "{name}=value"'
        report.add("RL6205", place, message, help_)
    else:
        yield column


def _all_with_units(sheet: Sheet, header: Row, column: Column) -> bool:
    """Whether every amount below a heading names its own unit: `3.2 kg`, `500 g`."""
    below = [row.cell(column.index) for row in sheet.rows if row.number > header.number]
    found = [re.fullmatch(r".*\d\s?([^\W\d_]{1,12})", cell.words) for cell in below if not nothing_known(cell)]
    kind = MEASURED[column.guess.field]
    return bool(found) and not column.guess.doubt and all(each and reckoned(each[1])[0] == kind for each in found)


def _origin(sheet: Sheet, header: Row, columns: list[Column], report: Report) -> None:
    for column in columns:
        name = column.heading
        message = f"{quoted(name)} may be where it was made, or whether it originates"
        help_ = f'say which: --column "{name}={PLACES[0]}" or --column "{name}=originating"'
        report.add("RL6205", sheet.place(header.number, column.index), message, help_)


def _both(sheet: Sheet, header: Row, columns: list[Column], report: Report) -> None:
    """Two columns for one field."""
    field = columns[0].guess.field
    names = " and ".join(f"{quoted(column.heading)} (column {letters(column.index)})" for column in columns)
    last = columns[-1]
    alike = len({plain(column.heading) for column in columns}) < len(columns)
    say = f"column {letters(last.index)}" if alike else last.heading
    message = f"{names} may both be the `{field}`"
    help_ = f'say which: --column "{say}=-" leaves that one out, --column "{say}=FIELD" gives it another meaning'
    report.add("RL6205", sheet.place(header.number, last.index), message, help_)


def said(sheet: Sheet, headings: Headings, *, coded: bool = False) -> tuple[str, str]:
    """How the columns were read: a sentence, and a line for each column; also that none is the codes it should have."""
    read = sorted(headings.read.values(), key=lambda column: column.index)
    lines = [
        f"{letters(each.index)} {quoted(each.heading)} is {written(each.guess)}{' of the good' if each.of_good else ''}"
        for each in read
    ]
    if headings.left:
        names = ", ".join(f"{letters(each.index)} {quoted(each.heading)}" for each in headings.left)
        lines.append(f"not read: {names}")
    if coded and not any(name == "code" or name.startswith("codes.") for name in headings.read):
        lines.append("no column is read as tariff codes")
    lines.append("to keep this, --save-mapping FILE.toml; to change it, --column HEADING=FIELD")
    where = f"row {headings.row}" + (f" of {quoted(sheet.name)}" if sheet.named else "")
    return f"the headings in {where} were understood as follows", "\n".join(lines)
