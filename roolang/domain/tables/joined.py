"""What further sheets hold, put where it belongs: packaging and other lists, stocks, pools, costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.amount import exact_text
from roolang.domain.fields import ROUTE
from roolang.domain.loading.numerals import number_of
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral, Raw, label_of
from roolang.domain.tables.assemble import Origins, lists_in, named_apart
from roolang.domain.tables.grouping import by_good
from roolang.domain.tables.headings import movement_of
from roolang.domain.tables.items import Fields, item_of
from roolang.domain.tables.line import Line
from roolang.domain.tables.roles import AVERAGING, COSTS, INVENTORY, ITEMS
from roolang.domain.tables.table import Table
from roolang.domain.tables.tree import Outer, grown

Document = tuple[Fields, Origins]
"""What a JSON file would hold for one good, and the cells that it comes from."""


@dataclass(slots=True)
class Pool:
    """Goods that are averaged with those that are judged: their ids, and their rows in the table of materials.

    `known` are the ids of the goods that are judged.
    """

    materials: Table | None
    known: set[str]
    ids: list[str] = field(default_factory=list)
    lines: dict[str, list[Line]] = field(default_factory=dict)


def grown_from(table: Table, lines: list[Line], outer: Outer) -> tuple[Line | None, list[Line]]:
    """The row that is the good, if one is, and the rows right below it."""
    root = grown(table.sheet, table.headings, lines, outer, table.report)
    named_apart([line for line in lines if line is not root], table.reader)
    tops = root.parts if root else []
    return root, [*tops, *(line for line in lines if line.parent is None and line is not root)]


def attach(table: Table, documents: list[Document], pool: Pool, report: Report) -> None:
    """Puts the rows of a sheet into the declarations of the goods that they belong to."""
    lines = table.lines()
    ids = [str(document.get("id", "")) for document, _ in documents]
    alone = ids in ([], [""])
    groups = {0: lines} if alone else by_good(table, lines, ids, report, told=True)
    for index, group in groups.items():
        if isinstance(index, int) and index < len(documents):
            document, origins = documents[index]
            if table.role == AVERAGING:
                _put_pool(table, group, document, origins, pool)
            else:
                _PUT.get(table.role, _put_items)(table, group, document, origins)


def _good(document: Fields) -> Fields:
    good = document.setdefault("good", {})
    assert isinstance(good, dict)
    return good


def _put_items(table: Table, lines: list[Line], document: Fields, origins: Origins) -> None:
    """Items of a list of the good."""
    outer = Outer(True, frozenset({str(document.get("id", ""))} - {""}))
    tops = grown_from(table, lines, outer)[1]
    lists_in(tops, table.reader, Place(""), origins, kind=table.role, into=document)
    origins.cells.setdefault(table.role, table.sheet.place())


# ---- stocks


def _put_stock(table: Table, lines: list[Line], document: Fields, origins: Origins) -> None:
    """The records of stocks, each at the material that was taken from it."""
    items = dict(_named_items(document, Place("")))
    stocks: dict[str, tuple[Fields, Place]] = {}
    column = table.headings.read.get("material")
    for line in lines:
        name = line.values.get("material")
        if column is None and len(items) == 1:
            name = next(iter(items))
        at = table.sheet.place(line.row.number, column.index if column else None)
        if not isinstance(name, str) or name not in items:
            said = (
                f"no material has the id {quoted(name)}"
                if isinstance(name, str)
                else "no column says of which material"
            )
            help_ = did_you_mean(name, list(items)[:2000]) if isinstance(name, str) else ""
            table.report.add(
                "RL6211",
                at,
                said,
                help_ or f"write the id of the material that was taken from the stock; {_leave(table)}",
            )
            continue
        item, place = items[name]
        if name not in stocks:
            stock: Fields = {"records": []}
            item["inventory"], stocks[name] = stock, (stock, place.field("inventory"))
            origins.cells[stocks[name][1].path] = table.sheet.place(line.row.number)
        _put_record(table, line, *stocks[name], origins)


def _named_items(holder: Fields, place: Place) -> Iterator[tuple[str, tuple[Fields, Place]]]:
    """Every item below some fields that has an id, with its place."""
    for name in ITEMS:
        entries = holder.get(name)
        for i, item in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(item, dict):
                there = place.field(name).entry(i, label_of(item))
                if isinstance(known := item.get("id"), str):
                    yield known, (item, there)
                yield from _named_items(item, there)


def _put_record(table: Table, line: Line, stock: Fields, place: Place, origins: Origins) -> None:
    """One receipt or withdrawal at the end of the records of its stock."""
    values, records = line.values, stock["records"]
    assert isinstance(records, list)
    method = values.get("method")
    if isinstance(method, str):
        if stock.setdefault("method", method) != method:
            message = f"this stock is kept by {quoted(str(stock['method']))} and by {quoted(method)}"
            table.report.add("RL6205", _at(table, line, "method"), message, "keep one of the two")
        origins.cells.setdefault(place.field("method").path, _at(table, line, "method"))
    record = _movement(table, line)
    if record is None:
        return
    there = place.field("records").entry(len(records))
    origins.cells[there.path] = table.sheet.place(line.row.number)
    kind, quantity = next(iter(record.items()))
    price = _unit_value(values, quantity)
    record |= {"unit_value": price} if price is not None else {}
    record |= {name: values[name] for name in ("originating", "on") if name in values}
    by_text = {name.partition(".")[2]: raw for name, raw in values.items() if name.startswith("originating.")}
    record |= {"originating": by_text} if by_text else {}
    for name in ("originating", "on", "unit_value", kind):
        if name in table.headings.read:
            origins.cells[there.field(name).path] = _at(table, line, name)
    records.append(record)


def _movement(table: Table, line: Line) -> Fields | None:
    """How much came in or went out: by two columns, or by a quantity and a word."""
    values = line.values
    found: Fields = {
        kind: values[kind] for kind in ("received", "withdrawn") if kind in values and not _is_zero(values[kind])
    }
    if len(found) == 1:
        return {**found}
    word, quantity = values.get("movement"), values.get("quantity")
    kind = movement_of(word) if isinstance(word, str) else ""
    if not found and kind and quantity is not None:
        return {kind: quantity}
    message, help_ = "a row says either how much was received or how much was withdrawn", "divide it into two rows"
    if isinstance(word, str) and not kind:
        message, help_ = f"{quoted(word)} is no movement in a stock", "write `received` or `withdrawn`"
    table.report.add("RL6205", table.sheet.place(line.row.number), message, help_)
    return None


def _is_zero(raw: Raw) -> bool:
    return isinstance(raw, Numeral) and number_of(raw.text) == 0


def _unit_value(values: Fields, quantity: Raw) -> Raw:
    """What one unit is worth: said, or the value of the row by its quantity, exactly."""
    currency = values.get("currency")
    if (said := values.get("unit_value")) is None:
        whole = values.get("value")
        inner = whole.get("amount") if isinstance(whole, dict) else whole
        if not isinstance(inner, Numeral) or not isinstance(quantity, Numeral):
            return None
        worth, many = number_of(inner.text), number_of(quantity.text)
        if not isinstance(worth, Fraction) or not isinstance(many, Fraction) or many <= 0:
            return None
        one = Numeral(exact_text(worth / many))
        said = {**whole, "amount": one} if isinstance(whole, dict) else one
    return {"amount": said, "currency": currency} if isinstance(said, Numeral) and currency is not None else said


# ---- pools


def _put_pool(table: Table, lines: list[Line], document: Fields, origins: Origins, pooled: Pool) -> None:
    """The goods over which figures are averaged; the row of the good itself says how many there were of it."""
    pool: Fields = {}
    others: list[Raw] = []
    place = Place("", "averaging")
    origins.cells[place.path] = table.sheet.place()
    for line in lines:
        for name in ("over", "by"):
            if name in line.values and pool.setdefault(name, line.values[name]) != line.values[name]:
                message = "the rows of a pool name one period and one category, and this is another"
                table.report.add("RL6205", _at(table, line, name), message, "keep one pool in a table")
        quantity = {"quantity": line.values["quantity"]} if "quantity" in line.values else {}
        if line.id and line.id == document.get("id"):
            pool |= quantity
            origins.cells[place.field("quantity").path] = table.sheet.place(line.row.number)
            continue
        item, cells = item_of(line.values, line.row, table.reader, counted=False, good=True)
        item = {name: raw for name, raw in item.items() if name not in ROUTE}
        there = place.field("goods").entry(len(others), label_of(item))
        origins.take(there, cells, line.row, table.reader, line.id or f"averaged good {len(others) + 1}")
        if pooled.materials is not None and (group := pooled.lines.get(line.id)):
            tops = grown_from(pooled.materials, group, Outer(True, frozenset({line.id})))[1]
            lists_in(tops, pooled.materials.reader, there, origins, into=item)
        others.append({**quantity, **item})
    if "quantity" not in pool:
        message = f"no row says how many units of the good {quoted(str(document.get('id', '')))} there were"
        help_ = "add a row for the good, by its id, with the quantity"
        table.report.add("RL6213", table.sheet.place(table.headings.row), message, help_)
        return
    document["averaging"] = {**pool, "goods": others}


# ---- costs


def _put_costs(table: Table, lines: list[Line], document: Fields, origins: Origins) -> None:
    """Values of the good by their names; the rows of one name are added up."""
    good = _good(document)
    values = good.setdefault("values", {})
    assert isinstance(values, dict)
    before, sums = set(values), dict[str, tuple[Fraction, Raw]]()
    for line in lines:
        name, raw = line.values.get("name"), line.values.get("value")
        at = table.sheet.place(line.row.number)
        if not isinstance(name, str):
            table.report.add("RL6213", at, "this row does not say what the cost is", "name it as the rules do")
            continue
        if name in before:
            message = f"{quoted(name)} of the good is told elsewhere too"
            table.report.add("RL6205", at, message, "leave one of the two out")
        inner = raw.get("amount") if isinstance(raw, dict) else raw
        currency = raw.get("currency") if isinstance(raw, dict) else line.values.get("currency")
        number = number_of(inner.text) if isinstance(inner, Numeral) else None
        origins.cells.setdefault(Place("", "good").field("values").field(name).path, _at(table, line, "value"))
        if not isinstance(number, Fraction):
            values[name] = raw
            continue
        so_far, money = sums.get(name, (Fraction(0), currency))
        if money != currency:
            message = f"{quoted(name)} is in several currencies"
            table.report.add("RL6205", _at(table, line, "value"), message, "give all its rows in one currency")
        sums[name] = so_far + number, money
    for name, (total, money) in sums.items():
        amount = Numeral(exact_text(total))
        values[name] = {"amount": amount, "currency": money} if money is not None else amount


def _leave(table: Table) -> str:
    """How a sheet that is nothing of the kind is left out."""
    return f'a sheet of something else is left out by --sheet "{table.sheet.name}=-"'


def _at(table: Table, line: Line, name: str) -> Place:
    column = table.headings.read.get(name)
    return table.sheet.place(line.row.number, column.index if column else None)


_PUT = {INVENTORY: _put_stock, COSTS: _put_costs}
