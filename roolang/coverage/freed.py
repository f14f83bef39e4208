"""A program of which a proof takes nothing for granted that the products of a proof are limited to (docs/proofs.md).

They are made in a party, are no sets, and use nothing but materials. Tests may tell of other products. Here whatever
is asked of that may be so or not as it likes, so what holds of all products of this program holds of those too.
"""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Accumulating, Program, Treatment
from roolang.ir.walking import nodes_in, with_parts

LIMITED = n.MadeIn | n.Imported | n.Obtained | n.ListedAs
PARTS = ("origin", "rules", "lost", "imported", "treatments", "accumulating", "rolling")
"""What a verdict hangs on."""


def freed(program: Program) -> Program:
    """The same program, with questions of the good that only some answer as the products of proofs do left free."""
    freeing = _Freeing()
    return replace(program, **{name: freeing.of(getattr(program, name)) for name in PARTS})


class _Freeing:
    """Trees that share parts; each part is looked at once for each thing that it may be asked of."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, str], tuple[Any, Any]] = {}

    def of(self, node: Any, whom: str = "product") -> Any:
        """The same of a node; `whom`: what its predicates are asked of (`good`, `line`), and `product` before that."""
        if not (isinstance(node, tuple) or is_dataclass(node)):
            return node
        if (id(node), whom) not in self.known:
            self.known[id(node), whom] = node, self._made(node, whom)
        return self.known[id(node), whom][1]

    def _made(self, node: Any, whom: str) -> Any:
        if whom == "good" and (isinstance(node, LIMITED) or node == n.DescribedAs("set")):
            return n.DescribedAs(f"it is so: {node!r}")
        return with_parts(node, lambda name, part: self.of(part, _asked_of(node, name, whom)))


def _asked_of(node: object, name: str, whom: str) -> str:
    if isinstance(node, n.OfGood) or (isinstance(node, n.GoodMeets) and whom != "line"):
        return "good"
    asked_of_lines = isinstance(node, Treatment | Accumulating) and name == "condition"
    return "line" if asked_of_lines else whom


def nouns(program: Program) -> tuple[str, ...]:
    """What else than a material a line may serve as, for all that a program asks."""
    parts = (getattr(program, name) for name in PARTS)
    return tuple(dict.fromkeys(node.noun for node in nodes_in(*parts) if isinstance(node, n.ListedAs)))
