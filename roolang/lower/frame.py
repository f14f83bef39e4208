"""Where a clause stands: what the words around it fix for the words in it."""

from __future__ import annotations

import re
from dataclasses import field, replace
from textwrap import shorten
from typing import Any

from roolang.diagnostics import Label
from roolang.format import show
from roolang.ir import nodes as n
from roolang.limits import MAX_CHAIN, MAX_WAYS, MAX_WRITTEN, MAX_WRITTEN_ALL, MAX_WRITTEN_DEPTH
from roolang.lower.environment import Environment
from roolang.lower.project import in_force
from roolang.lower.reach import possibly
from roolang.record import record
from roolang.source import AMENDED, Span
from roolang.syntax import tree as t

PAIR = 8
"""What it costs to hold a rule against a general provision, where a part that is written out costs one."""


@record(frozen=True, slots=True)
class Override:
    """What a general provision, in its layer of the edition, changes in comparisons of a quantity, for some goods.

    The names of the quantity and the method are folded.
    """

    goods: n.Expr
    quantity: str
    method: str
    limits: tuple[t.Limit, ...] = ()
    compare: str = ""
    trace: t.Trace | None = None
    layer: int = 0
    conditional: bool = False
    origin: n.Origin = field(default_factory=n.Origin)


@record(frozen=True, slots=True)
class Goods:
    """The goods that a rule or guard is for: `group` are the codes of the rule, `described` the descriptions
    by the nearest of guard and rule that describes any.

    `beside` are the goods that guards beside the clause name.
    """

    group: tuple[n.Pred, ...] = ()
    described: tuple[str, ...] = ()
    beside: tuple[n.Pred, ...] = ()


@record(frozen=True, slots=False)
class Frame:
    """The surroundings of a clause.

    `goods` are those it is for: who looks at them reads `group`, `described` or `beside`, which takes it down, since
    what did not look holds for all rules. `purpose` is what materials' status is asked for (a change, a quantity, a
    defined condition); `country` what `of the country` means; `bases` the prices that a method's parameter stands
    for; `counted` what `counted materials` means; `traces` are the overrides that ask for tracing; `insufficient` the
    operations that never suffice; `disregarding` that the text leaves some materials out of account; `inside` the
    definitions being expanded, `depth` how deep they are nested together, `start` where the outermost of them is
    named.
    """

    env: Environment
    goods: Goods = Goods()
    purpose: str = ""
    country: str = ""
    bases: dict[str, n.Form] = field(default_factory=dict)
    counted: n.Sum | None = None
    overrides: tuple[Override, ...] = ()
    traces: tuple[Override, ...] = ()
    tolerances: tuple[Any, ...] = ()
    insufficient: tuple[Any, ...] = ()
    disregarding: bool = False
    inside: tuple[str, ...] = ()
    depth: int = 0
    start: Span | None = None

    def with_(self, **changes: Any) -> Frame:
        """The frame with something else fixed."""
        found = object.__new__(Frame)  # by the thousand, and `replace` takes ten times as long
        vars(found).update(vars(self), **changes)
        return found

    def for_goods(self, **changes: Any) -> Frame:
        """The frame of other goods."""
        return self.with_(goods=replace(self.goods, **changes))

    @property
    def group(self) -> tuple[n.Pred, ...]:
        """The codes that the rule is for."""
        self.env.looks += 1
        return self.goods.group

    @property
    def described(self) -> tuple[str, ...]:
        """The descriptions of the goods."""
        self.env.looks += 1
        return self.goods.described

    @property
    def beside(self) -> tuple[n.Pred, ...]:
        """The goods that guards beside the clause name."""
        self.env.looks += 1
        return self.goods.beside

    def may_mean(self, goods: n.Expr) -> bool:
        """Whether a provision for these goods may be for some of the rule's."""
        if isinstance(goods, n.Given):
            return goods.holds or not self.group
        key, group = (id(goods), id(self.goods.group)), self.group
        known = self.env.same.get(key)
        if known is None:
            known = self.env.same[key] = goods, group, possibly(goods, group)
        found: bool = known[2]
        return found

    @property
    def surroundings(self) -> tuple[object, ...]:
        """What the words here hang on but for the goods, by identity: all but where they stand."""
        bases = tuple((name, id(form)) for name, form in self.bases.items())
        fixed = self.overrides, self.tolerances, self.insufficient
        return (*map(id, fixed), id(self.counted), bases, self.purpose, self.country, self.disregarding)

    def entering(self, name: str, span: Span, meant: object) -> Frame | None:
        """The frame inside a definition, `meant` being its tree.

        None, reported, where definitions run in a circle or lead too deep, or where a name stands for too much.
        """
        if name in self.inside:
            if name not in self.env.circular:
                names = " uses ".join(f"`{each}`" for each in (*self.inside[self.inside.index(name) :], name))
                self.env.report("RL2009", f"definitions run in a circle: {names}", span)
            return None
        size, depth = self.env.measured(meant)
        inner = self.with_(inside=(*self.inside, name), depth=self.depth + depth, start=self.start or span)
        return inner if inner._fits(size, span, first=self.start is None) else None

    def blamed(self, span: Span) -> Span:
        """Where a fault of a formula lies: in the rule that names the base of a method, else in the formula."""
        return self.start if self.bases and self.start else span

    def _fits(self, size: int, span: Span, *, first: bool) -> bool:
        """Whether a definition of this size, named here, is within bounds; reported where the outermost is named."""
        start = self.start or span
        if len(self.inside) > MAX_CHAIN or self.depth > MAX_WRITTEN_DEPTH:
            message = f"more than {MAX_CHAIN} definitions use one another in a row"
            if len(self.inside) <= MAX_CHAIN:
                message = f"written out, `{words_in(start)}` is nested more than {MAX_WRITTEN_DEPTH} deep"
            others = () if first else (Label(span, "this far it leads"),)
            self.env.report("RL0901", message, start, others=others, help="say in fewer definitions what is meant")
            return False
        if not self.env.affords(size, first=first):
            if self.env.spent > MAX_WRITTEN_ALL:
                return self.pays(0, start)
            message = f"written out with all that it uses, `{words_in(start)}` has more than {MAX_WRITTEN:,} parts"
            self.env.report("RL0902", message, start, help="do not let one definition use another again and again")
            return False
        return True

    def pays(self, size: int, span: Span) -> bool:
        """Whether the whole text may grow by so much in being written out; reported where it may not."""
        if self.env.pays(size):
            return True
        message = f"from here on this text, written out, has more than {MAX_WRITTEN_ALL:,} parts"
        self.env.report_once("RL0902", message, span, "let fewer rules and general provisions bear on one another")
        return False

    def too_many_ways(self, node: t.Node) -> None:
        """Reports a condition that could be met in more ways than can be told apart."""
        message = f"this can be met in more than {MAX_WAYS:,} ways, which is too many to tell apart"
        self.env.report("RL0902", message, node.span, help="say it in fewer alternatives, or in several rules")


def words_in(span: Span) -> str:
    """The words in a place, on one line and not too many of them."""
    return shorten(span.text, 60, placeholder=" ...")


PROJECTED = re.compile(
    r"\[|\bfrom \d{4}-|\bfrom (\d{1,2} )?"
    r"(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""Words that a view takes a part of: brackets of the parties, steps with dates."""


def words_of(node: t.Node) -> str:
    """The words of a node as written, comments and white space folded away.

    Where a view left some of them out, the canonical words of what is left.
    """
    written, whole = _folded(node.span)
    if whole:
        return written
    try:
        return show(in_force(node))
    except TypeError:  # a node that is never written by itself
        return written


def _folded(span: Span) -> tuple[str, bool]:
    """The words in a place, comments and white space folded away, and whether every view has all of them."""
    known, place = span.source.folded, (span.start, span.end)
    found = known.get(place)
    if found is None:
        text = span.text
        if "#" in text:
            text = " ".join(line.split("#")[0] if '"' not in line else line for line in text.splitlines())
        written = " ".join(text.split())
        whole = not PROJECTED.search(written) and AMENDED not in span.source.name
        found = known[place] = written, whole
    return found


def origin_of(node: t.Node, cites: tuple[t.Cite, ...] = (), label: str = "") -> n.Origin:
    """Where a core node comes from."""
    return n.Origin(words_of(node), node.span, tuple(cite.words for cite in cites), label)


def both(*parts: n.Pred) -> n.Pred:
    """Parts joined by `and`, without `Always` and without needless nesting."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, n.Both) else (part,))]
    kept = tuple(dict.fromkeys(part for part in flat if not isinstance(part, n.Always)))
    return kept[0] if len(kept) == 1 else n.Both(kept) if kept else n.Always()


def either(*parts: n.Pred) -> n.Pred:
    """Parts joined by `or`."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, n.Either) else (part,))]
    if any(isinstance(part, n.Always) for part in flat):
        return n.Always()
    kept = tuple(dict.fromkeys(flat))
    return kept[0] if len(kept) == 1 else n.Either(kept)
