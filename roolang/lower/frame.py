"""Where a clause stands: what the words around it fix for the words in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from roolang.format import show
from roolang.ir import nodes as n
from roolang.lower.environment import Environment
from roolang.lower.project import in_force
from roolang.source import Span
from roolang.syntax import tree as t


@dataclass(frozen=True, slots=True)
class Override:
    """What a general provision, in its layer of the edition, changes in comparisons of a quantity, for some goods."""

    goods: n.Expr
    quantity: str
    method: str
    limits: tuple[t.Limit, ...] = ()
    compare: str = ""
    trace: t.Trace | None = None
    layer: int = 0
    origin: n.Origin = field(default_factory=n.Origin)


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a clause.

    `group` are the codes the rule is for, `described` its goods' descriptions, `beside` the goods that guards beside
    the clause name; `purpose` what materials' status is asked for (a change, a quantity, a defined condition);
    `country` what `of the country` means; `bases` the prices that a method's parameter stands for; `counted` what
    `counted materials` means; `insufficient` the operations that never suffice; `inside` the definitions being
    expanded.
    """

    env: Environment
    group: tuple[n.Pred, ...] = ()
    described: tuple[str, ...] = ()
    beside: tuple[n.Pred, ...] = ()
    purpose: str = ""
    country: str = ""
    bases: dict[str, n.Form] = field(default_factory=dict)
    counted: n.Sum | None = None
    overrides: tuple[Override, ...] = ()
    tolerances: tuple[Any, ...] = ()
    insufficient: tuple[Any, ...] = ()
    inside: tuple[str, ...] = ()

    def with_(self, **changes: Any) -> Frame:
        """The frame with something else fixed."""
        return replace(self, **changes)

    def entering(self, name: str, span: Span) -> Frame | None:
        """The frame inside a definition; None, reported, where definitions run in a circle."""
        if name in self.inside:
            names = " uses ".join(f"`{each}`" for each in (*self.inside[self.inside.index(name) :], name))
            self.env.report("RL2009", f"definitions run in a circle: {names}", span)
            return None
        return replace(self, inside=(*self.inside, name))


PROJECTED = re.compile(
    r"\[|\bfrom \d{4}-|\bfrom (\d{1,2} )?"
    r"(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""Words that a view takes a part of: brackets of the parties, steps with dates."""
AMENDED = ", amended at "
"""In the name of a source: a node whose place is where it stood before it was amended."""


def words_of(node: t.Node) -> str:
    """The words of a node as written, comments and white space folded away.

    Where a view left some of them out, the canonical words of what is left.
    """
    lines = (line.split("#")[0] if '"' not in line else line for line in node.span.text.splitlines())
    written = " ".join(" ".join(lines).split())
    if not PROJECTED.search(written) and AMENDED not in node.span.source.name:
        return written
    try:
        return show(in_force(node))
    except TypeError:  # a node that is never written by itself
        return written


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
