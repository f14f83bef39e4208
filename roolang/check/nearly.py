"""Names that anybody may choose, and that look like a slip for another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from roolang.check.published import published_operations
from roolang.check.texts import Corpus
from roolang.check.vocabulary import COVERED, vocabulary
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.diagnostics.suggest import a_slip, slips
from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.names import plain
from roolang.syntax.naming import meant

KINDS_OF_ACCUMULATION = ("bilateral", "diagonal", "regional", "full", "extended", "cross")
UNITS = ("kg", "g", "tonnes", "t", "m2", "litres", "l", "cc", "units", "pieces")
Named = tuple[str, Span]


def nearly(corpus: Corpus) -> Iterator[Finding]:
    """RL1102 for a name that stands once, that nothing defines, and that is nearly one that does not.

    Operations are held against those of the published vocabulary too, whether or not a text imports it.
    """
    known = vocabulary(corpus)
    operations = published_operations() | known.operations | known.operation_lists
    yield from _once(_operations(corpus), operations, a_slip)
    yield from _once(_accumulations(corpus), _folded(KINDS_OF_ACCUMULATION), _close)
    yield from _once(_units(corpus), _folded(UNITS), _close)
    yield from _once(_figures(corpus), known.quantities | known.measures | _folded(COVERED), _close)
    yield from _once(_readings(corpus), {}, _close)


def mistaken(corpus: Corpus) -> Iterator[Finding]:
    """RL7316 for a description in the words of a list: quoted, they are what a declarant may say of any goods."""
    lists = vocabulary(corpus).lists
    for node, _ in corpus.each(t.Described):
        if node.of is None and fold(node.words) in lists:
            name = lists[fold(node.words)]
            message = f"`{node.words}` in quotation marks is a description of goods, and not the list of that name"
            help_ = f'write `{name}` without quotation marks, or `listed in "{name}"`'
            quoted = place_of(node.span, r'["“][^"”]*["”]')
            fixes = (Fix(quoted, name),) if plain(name) else ()
            yield Finding("RL7316", message, Label(node.span), help=help_, fixes=fixes)


def _once(used: Iterable[Named], known: dict[str, str], alike: Callable[[str, str], bool]) -> Iterator[Finding]:
    """The names of one kind that are strange, and like one that is not."""
    every = list(used)
    counts = Counter(fold(name) for name, _ in every)
    usual = known | {fold(name): name for name, _ in every if counts[fold(name)] > 1}
    for name, span in every:
        if counts[fold(name)] > 1 or fold(name) in usual or len(name) < 3:
            continue
        near = [usual[each] for each in usual if abs(len(each) - len(name)) < 4 and alike(fold(name), each)]
        if near:
            near.sort(key=lambda each: slips(fold(name), fold(each)))
            help_, fixes = meant(span, name, near[:3])
            message = f"`{name}` stands nowhere else, and is nearly `{near[0]}`"
            yield Finding("RL1102", message, Label(fixes[0].span if fixes else span), help=help_, fixes=fixes)


def _close(name: str, other: str) -> bool:
    return slips(name, other) <= (1 if len(name) < 14 else 2)


def _folded(names: Iterable[str]) -> dict[str, str]:
    return {fold(name): name for name in names}


# ---- where such names stand


def _operations(corpus: Corpus) -> Iterator[Named]:
    for node, _ in corpus.each(t.Operation, t.OperationCount):
        names = (node.name,) if isinstance(node, t.Operation) else () if node.listed else node.names
        yield from ((name, node.span) for name in names)


def _accumulations(corpus: Corpus) -> Iterator[Named]:
    return ((node.kind, node.span) for node, _ in corpus.each(t.Accumulation))


def _units(corpus: Corpus) -> Iterator[Named]:
    return ((node.unit, node.span) for node, _ in corpus.each(t.Quota) if node.unit)


def _figures(corpus: Corpus) -> Iterator[Named]:
    for fact, _ in corpus.each(t.Fact):
        if fact.kind == "with":
            yield from ((name, fact.span) for name, _ in fact.figures)
    for expect, _ in corpus.each(t.Expect):
        for figure in expect.figures:
            yield figure.name.partition(" by ")[0], figure.span
        yield from ((name.partition(" by ")[0], expect.span) for name in expect.because)


def _readings(corpus: Corpus) -> Iterator[Named]:
    for node, _ in corpus.each(t.Bracketed, t.Slot):
        held = [node.attribution] if isinstance(node, t.Bracketed) else [option.attribution for option in node.options]
        yield from ((each.reading, node.span) for each in held if each.reading)
    yield from ((expect.reading, expect.span) for expect, _ in corpus.each(t.Expect) if expect.reading)
