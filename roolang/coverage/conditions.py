"""The conditions that a program asks of a product, each by its place: what there is to be seen.

Which goods a rule is for is not among them: nothing in the production of a good can turn that. Nor are provisions on
the status of materials, which leave no trace of their own; changes of the text show whether tests notice those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roolang.coverage.turning import Key, key_of
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import questions_in
from roolang.record import record
from roolang.source import AMENDED

KINDS: dict[type[n.Node], str] = {
    n.Compare: "compare",
    n.EachLine: "each line",
    n.NoLine: "no line",
    n.GoodMeets: "good",
    n.Fact: "fact",
    n.Done: "done",
    n.OnlyDone: "only done",
}
"""What traces call them."""


@record(frozen=True, slots=True)
class Condition:
    """A condition of a text: its place, its words, and the provision that it stands in."""

    file: str
    start: int
    end: int
    kind: str
    line: int
    column: int
    words: str

    @property
    def key(self) -> Key:
        """What traces know it by."""
        return self.file, self.start, self.end, self.kind

    @property
    def place(self) -> str:
        """`file:line:column`, and where an amendment changed its words."""
        name, amended, by = self.file.partition(AMENDED)
        return f"{name}:{self.line}:{self.column}{amended}{by}"

    @property
    def home(self) -> str:
        """The file that it is a condition of: that of the amendment which changed its words, if one did."""
        name, amended, by = self.file.partition(AMENDED)
        return by.rpartition(":")[0] if amended else name


def conditions_of(programs: Iterable[Program]) -> tuple[Condition, ...]:
    """The conditions of some programs, in their order in the files."""
    found: dict[Key, Condition] = {}
    looked: set[int] = set()
    for program in programs:
        for expr in _asked(program):
            for leaf in _leaves(expr, looked):
                each = _condition(leaf)
                if each is not None:
                    found.setdefault(each.key, each)
    return tuple(sorted(found.values(), key=lambda each: (each.file, each.start, each.end, each.kind)))


def _asked(program: Program) -> Iterator[n.Expr]:
    """What is asked of the good itself."""
    yield from (program.origin, program.rules, *program.lost, *program.claim)
    if program.obtained is not None:
        yield program.obtained
    if program.imported is not None:
        yield program.imported.origin


def _leaves(expr: n.Expr, looked: set[int]) -> Iterator[n.Expr]:
    """The conditions without conditions inside; each node is looked at once, however often it is used."""
    if id(expr) in looked:
        return
    looked.add(id(expr))
    match expr:
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            for part in parts:
                if not (isinstance(expr, n.All) and _in_order(part, parts)):
                    yield from _leaves(part, looked)
        case n.Not(part):
            yield from _leaves(part, looked)
        case n.Select(cases, otherwise):
            for case in cases:
                yield from _leaves(case.body, looked)
            if otherwise is not None:
                yield from _leaves(otherwise, looked)
        case n.Given() | n.RuleMet():
            pass
        case n.Fact("unresolved"):
            pass
        case n.GoodMeets(where) if _of_class(where):
            pass
        case _:
            yield expr


def _in_order(part: n.Expr, beside: Iterable[n.Expr]) -> bool:
    """Whether the order beside an operation asks for it as well: what comes after it cannot be without it."""
    plain = isinstance(part, n.Done) and not part.places and not part.after
    return plain and any(_comes_after(part, each) for each in beside)


def _comes_after(first: n.Expr, expr: n.Expr) -> bool:
    match first, expr:
        case _, n.Any(parts):
            return bool(parts) and all(_comes_after(first, part) for part in parts)
        case n.Done(name), n.Done(after=after):
            return after == name
    return False


def _condition(leaf: n.Expr) -> Condition | None:
    kind = KINDS[type(leaf)]
    key, span = key_of(leaf.origin, kind), leaf.origin.span
    if key is None or span is None:
        return None
    return Condition(*key, *span.place, " ".join(leaf.origin.words.split()))


def _of_class(where: n.Pred) -> bool:
    """Whether a predicate says only which goods are meant: codes and descriptions."""
    return all(isinstance(each, n.InCodes | n.DescribedAs | n.Always) for each in questions_in(where))
