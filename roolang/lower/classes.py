"""Classes of goods and materials as predicates over one line."""

from __future__ import annotations

from typing import Any

from roolang.domain.declaration import BESIDE, fold
from roolang.domain.hs import LEVELS
from roolang.ir import nodes as n
from roolang.lower.frame import Frame, both, either
from roolang.lower.money import currency_of
from roolang.lower.operations import underwent
from roolang.lower.units import check_amount, number_of
from roolang.syntax import tree as t

MATERIALS = {"materials", "material", "inputs", "parts"}
"""Nouns that mean the materials used, whatever they are."""
LISTS = {
    "components": "components",
    "component": "components",
    "purchases": "purchases",
}
"""Nouns that mean another list of the good."""


def codes(node: t.Codes | None, frame: Frame) -> n.Pred:
    """Whether a line lies in the union of classes."""
    if node is None:
        return n.Always()
    return either(*(code_item(item, frame) for item in node.items))


def code_item(item: Any, frame: Frame) -> n.Pred:
    """Whether a line lies in one class."""
    match item:
        case t.CodeRange(low, high):
            return n.InCodes(low, high)
        case t.Codes():
            return codes(item, frame)
        case t.Described(words, of):
            return both(codes(of, frame), n.DescribedAs(frame.env.folded(words, "description")))
        case t.AnyOtherGood(of):
            own = tuple(n.Fails(n.DescribedAs(words)) for words in frame.described)
            return both(codes(of, frame), *own)
        case t.AnyOther(level, within):
            return both(n.Fails(n.SameAs(_length(level))), where(within, frame) if within else n.Always())
        case t.AnyAt(_, outside):
            return n.Fails(where(outside, frame)) if outside else n.Always()
        case t.SameLevel(level):
            return n.SameAs(_length(level))
        case t.MoreThan(_, of):
            return codes(of, frame)
        case t.NamedClass():
            return named_class(item, frame)
    raise AssertionError(f"no class: {item!r}")


def named_class(item: t.NamedClass, frame: Frame) -> n.Pred:
    """A list or material by name, expanded."""
    found = frame.env.codes_of(item.name, item.span)
    inner = frame.entering(f"list {fold(item.name)}", item.span, found) if found else None
    if found is None or inner is None:
        return n.Always()
    return both(codes(found, inner), codes(item.of, frame))


def where(node: t.Region, frame: Frame) -> n.Pred:
    """The group of the rule, a range, or the good's own chapter, heading or subheading."""
    match node:
        case t.TheGroup():
            return either(*frame.group) if frame.group else n.Always()
        case t.SameLevel(level):
            return n.SameAs(_length(level))
        case t.CodeRange(low, high):
            return n.InCodes(low, high)


def _length(level: t.Level) -> int:
    return LEVELS[level] if isinstance(level, str) else 4


# ---- materials


def mats(node: t.Mats, frame: Frame) -> n.Pred:
    """Whether a line is one of the materials meant."""
    return either(*(mat(item, frame) for item in node.items if isinstance(item, t.Mat)))


def mat(node: t.Mat, frame: Frame) -> n.Pred:
    """Whose, what, of which codes, made where, having undergone what."""
    return both(_whose(node.whose, frame), material_class(node, frame))


def material_class(node: t.Mat, frame: Frame) -> n.Pred:
    """The materials meant, whosesoever they are."""
    return both(
        codes(node.of, frame),
        _listed(node, frame),
        *(_post(post, frame) for post in node.posts),
        _noun(node, frame),
    )


def _noun(node: t.Mat, frame: Frame) -> n.Pred:
    if node.described:
        return n.DescribedAs(frame.env.folded(node.noun, "description"))
    noun = fold(node.noun)
    if noun in MATERIALS | set(LISTS):
        return n.Always()
    if noun in BESIDE.values() and noun not in frame.env.lists:
        return n.ListedAs(noun)
    return named_class(t.NamedClass(node.noun, span=node.span), frame)


def _listed(node: t.Mat, frame: Frame) -> n.Pred:
    if not node.listed:
        return n.Always()
    return named_class(t.NamedClass(node.listed, listed=True, span=node.span), frame)


def _whose(whose: str, frame: Frame) -> n.Pred:
    match whose:
        case "non-originating":
            return n.HasStatus(False, frame.purpose)
        case "originating":
            return n.HasStatus(True, frame.purpose)
        case "imported":
            return n.Imported()
    return n.Always()


def _post(post: t.Post, frame: Frame) -> n.Pred:
    match post:
        case t.ProducedIn(states):
            return n.MadeIn(states or (frame.country,))
        case t.UsedIn(of):
            return n.OfGood(codes(of, frame))
        case t.ThatUndergo(operations, place):
            return underwent(operations, place, frame)
        case t.ExceptCodes(of):
            return n.Fails(codes(of, frame))
        case t.Where():
            return _where(post, frame)
        case t.EveryTier():
            return n.Always()


def _where(node: t.Where, frame: Frame) -> n.Pred:
    """A characteristic of the line in numbers."""
    name = fold(node.name)
    frame.env.used.add(name)
    if name not in frame.env.measures:
        frame.env.unknown("measure", node.name, frame.env.measures, node.span)
    unit = frame.env.measures.get(name, "")
    if isinstance(node.value, t.OpenNumber):
        return n.Measures(name, node.compare, n.Open(node.value.name, node.value.percent), unit)
    check_amount(node.value, unit, frame.env)
    return n.Measures(name, node.compare, number_of(node.value), unit, currency_of(node.value))


def scope_of(node: t.Mats, frame: Frame) -> n.Scope:
    """Which lines the materials are looked for among; all in one list, or it is reported."""
    found = list(dict.fromkeys(_scope(item) for item in node.items if isinstance(item, t.Mat)))
    if len(found) > 1:
        message = f"`{' '.join(node.span.text.split())}` asks for lines of different lists at once"
        help_ = "write one condition for each list, joined by `and`"
        frame.env.report("RL6121", message, node.span, help=help_)
    return found[0] if found else n.LINES


def _scope(item: t.Mat) -> n.Scope:
    deep = next((post for post in item.posts if isinstance(post, t.EveryTier)), None)
    if deep is not None:
        return n.Scope("outermost" if deep.once else "tree")
    listed = not item.described and fold(item.noun) in LISTS
    return n.Scope(LISTS[fold(item.noun)]) if listed else n.LINES
