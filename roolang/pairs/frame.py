"""What a rule is judged in, and the descriptions that it speaks of."""

from __future__ import annotations

from fractions import Fraction

from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

PRICES = ("transaction value", "ex-works price", "FOB", "net cost", "customs value", "adjusted value", "CIF")


@record(frozen=True, slots=True)
class Frame:
    """What a rule is judged in: the code of a good that it is for, a party, and the edition of the codes.

    `described` are the descriptions that the good must answer to, `denied` those that it must not.
    """

    code: str
    place: str
    edition: int
    group: t.Codes | None
    described: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    amounts: tuple[tuple[str, Fraction], ...] = ()
    prices: tuple[str, ...] = ()
    masses: tuple[str, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Operations by the name of their list."""
    classes: tuple[tuple[str, t.Codes], ...] = ()
    """Codes by the name of the material or list that they define."""
    stages: tuple[str, ...] = ()
    compounds: tuple[tuple[str, t.Operations], ...] = ()
    """Operations that stand for others."""


def named_in(codes: t.Codes) -> tuple[str, t.Codes | None]:
    """What the first entry of a definition calls its goods, if it does, and their codes."""
    match codes.items:
        case (t.Described(words, of), *_):
            return words, of
    return "", codes


def described(node: t.Node, stages: tuple[str, ...]) -> tuple[tuple[str, t.Codes | None], ...]:
    """All descriptions of materials that a condition speaks of, with the codes that they are of.

    Where it asks what a good is made from, the names of all `stages` of production are among them.
    """
    found: dict[str, t.Codes | None] = {}
    for each in walk(node):
        if isinstance(each, t.MadeFrom):
            found |= dict.fromkeys(stages)
        if isinstance(each, t.Described):
            found.setdefault(each.words, each.of)
        elif isinstance(each, t.Mat) and (each.described or each.noun not in ("materials", "material", "components")):
            found.setdefault(each.noun, each.of)
    return tuple(found.items())
