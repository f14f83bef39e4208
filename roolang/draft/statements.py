"""Rows that were read to the statements of one text: a rule for each class of goods, with the words of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from roolang.diagnostics import Finding, Label
from roolang.domain.tables.grid import letters
from roolang.draft.entries import RowRead, standing_in
from roolang.draft.parts import Part, lost
from roolang.draft.scopes import HERE, described, safe
from roolang.format import show
from roolang.limits import MAX_QUOTATION
from roolang.record import record
from roolang.syntax import tree as t

Statement: TypeAlias = "t.ProductRule | t.Bracketed[t.Statement]"


Known: TypeAlias = dict[tuple[int, str], dict[tuple[str, str], None]]
"""The ranges that were claimed, by their digits and chapter."""


@record(frozen=True, slots=True)
class Written:
    """One statement of the file, the parts that it holds, and remarks that stand above it as comments."""

    statement: Statement
    sources: tuple[tuple[RowRead, Part], ...]
    comments: tuple[str, ...] = ()

    @property
    def rule(self) -> t.ProductRule:
        """The rule itself, with or without a bracket around it."""
        inner = self.statement.content[0] if isinstance(self.statement, t.Bracketed) else self.statement
        assert isinstance(inner, t.ProductRule)
        return inner


def rule_of(part: Part, goods: t.Codes) -> t.ProductRule:
    """The rule that one part is by itself, without citations, as the report shows it."""
    return t.ProductRule(_scope(goods), "requires", standing_in(part), (), _note(part.reading.notes), span=HERE)


def goods_of(read: RowRead, part: Part, number: int) -> t.Codes:
    """The goods of a part: those that its own words name, else those of its row."""
    named = part.reading.scope
    if named is not None and (read.goods is None or not _described(read.goods)):
        return named
    return read.goods or described(f"goods of rule {letters(number - 1)}", None)


def written(reads: Sequence[RowRead]) -> tuple[list[Written], list[Finding]]:
    """The statements of one text in the order of its rows, and what is to be said of them."""
    shelf = _Shelf()
    findings: list[Finding] = []
    for number, read in enumerate(reads, 1):
        for goods, parts in _by_goods(read, number):
            shelf.add(_written(read, parts, goods), findings)
        findings += _lost(read)
    return _apart(shelf, findings), findings


def _described(goods: t.Codes) -> bool:
    return any(not isinstance(item, t.CodeRange) for item in goods.items)


def _scope(goods: t.Codes) -> t.Scope:
    return t.Scope(t.Goods("codes", goods, span=HERE), span=HERE)


def _by_goods(read: RowRead, number: int) -> Iterable[tuple[t.Codes, list[Part]]]:
    """The parts of a row by the goods they are for."""
    grouped: dict[t.Codes, list[Part]] = {}
    for part in read.parts:
        grouped.setdefault(goods_of(read, part, number), []).append(part)
    return grouped.items()


def _written(read: RowRead, parts: list[Part], goods: t.Codes) -> Written:
    sources = (*map(safe, read.row.cites), *(cited for part in parts if (cited := _cited(part))))
    cites = tuple(t.Cite(cited, span=HERE) for cited in sources)
    footnotes = (note for part in parts for i in range(part.first, part.last) for note in read.row.clauses[i].footnotes)
    note = _note((*(note for part in parts for note in part.reading.notes), *footnotes))
    rule = t.ProductRule(_scope(goods), "requires", _joined(parts), cites, note, span=HERE)
    comments = tuple(comment for part in parts for comment in _comments(part))
    statement: Statement = rule
    if stances := _stances(read):
        statement = t.Bracketed(t.Attribution(stances), (rule,), span=HERE)
    return Written(statement, tuple((read, part) for part in parts), comments)


def _comments(part: Part) -> Iterator[str]:
    """What stands above the rule of a part: why it was not read, or how else its words can be read."""
    if part.reading.condition is None:
        yield f"not read: {part.reading.reason or 'no form of rule'}"
    for each in part.reading.ambiguities:
        yield f"can be read in two ways ({each.about}); the other way: {show(each.other)}"
        if each.product:
            yield f"what tells them apart: {each.product}"


def _note(words: Sequence[str]) -> t.Note | None:
    """Remarks that bind nothing as the note of a rule."""
    said = " ".join(dict.fromkeys(safe(each) for each in words))
    return t.Note(said[:MAX_QUOTATION], span=HERE) if said else None


def _stances(read: RowRead) -> tuple[t.Stance, ...]:
    """Whose a whole row is, where it was put in or struck by a party."""
    row = read.row
    proposed = (t.Stance(row.proposed),) if row.proposed else ()
    return (*proposed, t.Stance(row.opposed, "oppose")) if row.opposed else proposed


def _cited(part: Part) -> str:
    return safe(part.text)[:MAX_QUOTATION]


def _joined(parts: list[Part]) -> t.Cond:
    """The conditions of parts: those joined by `and` first, the alternatives around them."""
    groups: list[list[t.Cond]] = []
    for part in parts:
        if groups and part.operator == "and":
            groups[-1].append(standing_in(part))
        else:
            groups.append([standing_in(part)])
    each = [group[0] if len(group) == 1 else t.Chain("and", tuple(group), span=HERE) for group in groups]
    unique: list[t.Cond] = []
    for cond in each:
        if cond not in unique:
            unique.append(cond)
    if len(unique) == 1:
        return unique[0]
    items = tuple(t.Labelled(str(i), cond, span=HERE) for i, cond in enumerate(unique, 1))
    return t.Enumeration("any of", items, span=HERE)


# ---- the same goods twice


class _Shelf:
    """Statements, one for each class of goods that they lay claim to."""

    def __init__(self) -> None:
        self.found: dict[object, Written] = {}
        self.beside: dict[object, list[Written]] = {}

    def add(self, new: Written, findings: list[Finding]) -> None:
        """A statement put beside the others; one for goods that have a rule already stands apart from it."""
        key = _claim(new)
        before = self.found.get(key)
        if before is None:
            self.found[key] = new
        elif _same(before, new):
            self.found[key] = _with_sources(before, new)
        else:
            findings.append(_twice(before, new))
            self.aside(new)

    def aside(self, new: Written) -> None:
        """A statement put beside others for the same goods, for a part of them that the declarant must name."""
        of = _claim(new)
        assert isinstance(of, t.Codes)
        others = self.beside.setdefault(of, [])
        for other in others:
            if _same(other, new):
                self.found[_claim(other)] = _with_sources(self.found[_claim(other)], new)
                return
        codes = of if all(isinstance(item, t.CodeRange) for item in of.items) else None
        words = f"{show(of)}, " if codes is None else ""
        row = f"{words}what row {len(others) + 2} for these goods is for".replace('"', "”")
        moved = replace(new, statement=_for(new.statement, _scope(described(row, codes))))
        others.append(moved)
        self.found[_claim(moved)] = moved


def _claim(each: Written) -> object:
    """The goods that a statement lays claim to: what is left of some codes is those codes, beside what is described."""
    match each.rule.scope.goods.codes:
        case t.Codes((t.AnyOtherGood(of),)):
            return of
        case codes:
            return codes


def _same(one: Written, other: Written) -> bool:
    return one.rule.cond == other.rule.cond and type(one.statement) is type(other.statement)


def _twice(before: Written, new: Written) -> Finding:
    read, part = new.sources[0]
    first = before.sources[0]
    others = (Label(first[0].span(first[1], 0, len(first[1].text)), "the other rule"),)
    message = f"two rows are for `{read.row.heading}`, and nothing tells their goods apart"
    help_ = "describe the goods of each row; until then the declarant must say which of them a good is of"
    label = Label(read.span(part, 0, len(part.text)), "another rule for them")
    return Finding("RL9115", message, label, others=others, help=help_)


def _for(statement: Statement, scope: t.Scope) -> Statement:
    if isinstance(statement, t.Bracketed):
        inner = tuple(
            replace(each, scope=scope) if isinstance(each, t.ProductRule) else each for each in statement.content
        )
        return replace(statement, content=inner)
    return replace(statement, scope=scope)


def _with_sources(one: Written, other: Written) -> Written:
    return replace(one, sources=(*one.sources, *other.sources))


# ---- ranges that cross


def _apart(shelf: _Shelf, findings: list[Finding]) -> list[Written]:
    """Ranges that cross: what both hold stays with the first, and is excepted from the second."""
    statements, shelf.found = list(shelf.found.values()), {}
    known: Known = {}
    for each in statements:
        ranges = _ranges(each)
        shared = [common for item in ranges for common in _shared(item, known)]
        for item in ranges:
            for chapter in _chapters(item):
                known.setdefault((len(item.low), chapter), {})[item.low, item.high] = None
        if not shared:
            shelf.found[_claim(each)] = each
        elif all(item in shared for item in ranges):
            findings.append(_across(each, shared))
            shelf.aside(each)
        else:
            findings.append(_across(each, shared))
            shelf.found[_claim(each)] = _without(each, tuple(dict.fromkeys(shared)))
    return list(shelf.found.values())


def _chapters(item: t.CodeRange) -> Iterator[str]:
    """The chapters that a range touches."""
    return (str(number).zfill(2) for number in range(int(item.low[:2]), int(item.high[:2]) + 1))


def _ranges(each: Written) -> list[t.CodeRange]:
    """The ranges that a statement lays claim to as a whole."""
    claim = _claim(each)
    return [item for item in claim.items if isinstance(item, t.CodeRange)] if isinstance(claim, t.Codes) else []


def _shared(item: t.CodeRange, known: Known) -> Iterator[t.CodeRange]:
    """What a range shares with others of its level, where neither lies within the other or both are one."""
    others = dict.fromkeys(pair for chapter in _chapters(item) for pair in known.get((len(item.low), chapter), ()))
    for low, high in others:
        first, last = max(low, item.low), min(high, item.high)
        nested = (low <= item.low and item.high <= high) or (item.low <= low and high <= item.high)
        if first <= last and ((low, high) == (item.low, item.high) or not nested):
            yield t.CodeRange(first, last, span=HERE)


def _without(each: Written, shared: tuple[t.CodeItem, ...]) -> Written:
    goods = t.Goods("codes", each.rule.scope.goods.codes, t.Codes(shared, span=HERE), span=HERE)
    return replace(each, statement=_for(each.statement, t.Scope(goods, span=HERE)))


def _across(each: Written, shared: Sequence[t.CodeItem]) -> Finding:
    read, part = each.sources[0]
    words = ", ".join(show(item) for item in dict.fromkeys(shared))
    message = f"another row before this one is for `{words}` too"
    help_ = "divide the ranges, so that each code stands in one row; until then the first row prevails"
    return Finding("RL9115", message, Label(read.span(part, 0, len(part.text)), "the rule of this row"), help=help_)


def _lost(read: RowRead) -> Iterable[Finding]:
    """Alternatives between which the source has lost the word."""
    for index in lost(read.parts):
        part = read.parts[index]
        same = read.parts[index - 1].reading.scope == part.reading.scope
        if same:
            label = Label(read.span(part, 0, len(part.text)), "this follows without a word")
            message = "nothing says whether this rule stands beside the one before it or is an alternative to it"
            help_ = "write `or` or `and`; it was taken as an alternative"
            yield Finding("RL9114", message, label, help=help_)
