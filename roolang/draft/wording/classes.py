"""Codes, materials and operations in legal English."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from roolang.domain.hs import level_name, printed
from roolang.draft.wording.house import House, either, value
from roolang.format import show
from roolang.format.words import opening
from roolang.syntax import tree as t

ALIKE = "of the same description as the product"
OTHER_FINISHING = "other finishing"
SIGNS = {">=": "not less than", "<=": "not more than", ">": "more than", "<": "less than", "=": "exactly"}


class Unsaid(Exception):
    """This house has no words for something; the message is the text of the rule for it."""


def unsaid(node: t.Node) -> Unsaid:
    """That legal English has no words for a node."""
    return Unsaid(" ".join(show(node).split()))


# ---- codes


def level(node: t.Level) -> str:
    """A level of the nomenclature."""
    return node if isinstance(node, str) else slot(node, str)


def slot(node: t.Slot[Any], said: Callable[[Any], str]) -> str:
    """Wordings of which none is agreed, each with whose it is."""
    return " ".join(attributed(option.attribution, said(option.content)) for option in node.options)


def attributed(attribution: t.Attribution, words: str) -> str:
    """Words in a bracket, with whose they are."""
    return f"{opening(attribution)}{words}]"


def code(digits: str, house: House) -> str:
    """A code as the house prints it."""
    if len(digits) == 2:
        return str(int(digits))
    return digits if len(digits) == 4 and not house.dotted else printed(digits)


def a_range(node: t.CodeRange, house: House) -> str:
    """A code, or a range with both its ends."""
    low = code(node.low, house)
    return low if node.low == node.high else f"{low} {house.through} {code(node.high, house)}"


def codes(node: t.Codes, house: House, join: str = "or") -> str:
    """Classes of codes; those of one level stand behind one word."""
    words: list[str] = []
    for of_range, group in groupby(node.items, key=_kind):
        items = list(group)
        if of_range:
            words += [f"{_called(items)} {either([a_range(each, house) for each in items], join)}"]  # type: ignore[arg-type]
        else:
            words += [_class(each, house) for each in items]
    return either(words, join)


def _kind(item: t.CodeItem) -> str:
    return level_name(len(item.low)) if isinstance(item, t.CodeRange) else ""


def _called(items: list[t.CodeItem]) -> str:
    first = items[0]
    assert isinstance(first, t.CodeRange)
    several = len(items) > 1 or first.low != first.high
    return level_name(len(first.low)) + ("s" if several else "")


def _class(item: t.CodeItem, house: House) -> str:
    match item:
        case t.Described(words, of):
            return f"{words} {of_codes(of, house) if of else ''}".rstrip()
        case t.AnyOtherGood(of):
            return f"any other good of {codes(of, house)}"
        case t.AnyOther(at, within, including):
            inside = "" if within is None else f" within {region(within, house)}"
            other = f", including another {level(at)} within that group" if including else ""
            return f"any other {level(at)}{inside}{other}"
        case t.AnyAt(at, outside):
            return f"any {level(at)}" + ("" if outside is None else f" outside {region(outside, house)}")
        case t.SameLevel(at):
            return f"within that {level(at)}"
        case t.MoreThan(count, of):
            return f"more than {'one' if count == 1 else count} of {codes(of, house)}"
        case t.NamedClass("like goods", None, False):
            return f"goods {ALIKE}"
        case t.NamedClass(name, of, listed):
            words, of = (f"listed in {name}", of) if listed else qualified(name, of)
            return words if of is None else f"{words} of {codes(of, house)}"
        case t.Slot():
            return slot(item, lambda each: codes(each, house))
        case t.Bracketed(attribution, content):
            return attributed(attribution, either([_class(each, house) for each in content], "and"))
    return codes(item, house) if isinstance(item, t.Codes) else _class_of(item, house)


QUALITY = " goods"
"""What the name of a quality ends in, in the published vocabulary."""


def qualified(noun: str, of: t.Codes | None) -> tuple[str, t.Codes | None]:
    """A noun behind the qualities that narrow it, and the codes that stand behind both."""
    match of:
        case t.Codes((t.NamedClass(_, inner, False), *_)) if all(_is_quality(each, inner) for each in of.items):
            names = [each.name.replace("_", " ").removesuffix(QUALITY) for each in of.items]  # type: ignore[union-attr]
            noun, of = qualified(noun, inner)
            return f"{either(names)} {noun}", of
    return noun, of


def _is_quality(item: t.CodeItem, inner: t.Codes | None) -> bool:
    """Whether a class is a quality, of the same codes as those beside it."""
    named = isinstance(item, t.NamedClass) and item.of is inner
    return named and item.name != "like goods" and item.name.replace("_", " ").endswith(QUALITY)  # type: ignore[union-attr]


def _class_of(item: t.CodeItem, house: House) -> str:
    """A code or range by itself."""
    if not isinstance(item, t.CodeRange):
        raise unsaid(item)
    return f"{_called([item])} {a_range(item, house)}"


def region(node: t.Region, house: House) -> str:
    """Where another code lies."""
    match node:
        case t.TheGroup():
            return "that group"
        case t.CodeRange():
            return codes(t.Codes((node,), span=node.span), house)
        case t.SameLevel(at):
            return f"that {level(at)}"


# ---- materials


def materials(node: t.Mats, house: House, *, used: bool = False, bare: bool = False) -> str:
    """Materials; `bare` leaves out that they do not originate, where the style takes it for granted."""
    return either([_material(each, house, used=used, bare=bare) for each in node.items], "and")


def made_from(node: t.Mats, house: House) -> str:
    """What something is made from: each behind a `from`, so that no quality is read of the next one too."""
    return either([f"from {_material(each, house, used=False, bare=False)}" for each in node.items], "and")


def _material(node: t.Mat | t.Slot[t.Mats], house: House, *, used: bool, bare: bool) -> str:
    if isinstance(node, t.Slot):
        return slot(node, lambda each: materials(each, house, used=used))
    whose = "" if bare and node.whose == "non-originating" else node.whose
    noun = "materials" if node.noun in ("materials", "material") else node.noun
    noun, of = qualified(noun, node.of)
    words = [word for word in ("all the" if node.all else "", whose, noun) if word]
    if of is not None:
        words.append(of_codes(of, house))
    words += [f"listed in {node.listed}"] if node.listed else []
    words += [_post(each, house) for each in node.posts]
    return " ".join(words) + (" used" if used else "")


def of_codes(of: t.Codes, house: House) -> str:
    """`of` classes of codes, after a noun."""
    match of.items:
        case (t.SameLevel(at),):
            return f"of the same {level(at)} as the product"
        case (t.SameLevel(at), *others):
            beside = codes(t.Codes(tuple(others), span=of.span), house)
            return f"classified in the same {level(at)} as the product or in {beside}"
        case (t.NamedClass("like goods", None, False),):
            return ALIKE
    return f"of {codes(of, house, 'and')}"


def _post(node: t.Post, house: House) -> str:
    match node:
        case t.ExceptCodes(t.Codes((t.SameLevel(at),))):
            return f"of any {level(at)}, except that of the product"
        case t.ExceptCodes(of):
            return f"except {codes(of, house)}"
        case t.ProducedIn(states):
            return f"produced in {either(list(states)) or 'that country'}"
        case t.UsedIn(of):
            return f"used in goods of {codes(of, house)}"
        case t.ThatUndergo(done, where):
            return f"that undergo {operations(done)}{place(where)}"
        case t.EveryTier(once):
            return "at every tier of production" + (", each counted once" if once else "")
        case t.Where(name, compare, number):
            return f"whose {name} is {SIGNS[compare]} {value(number, house)}"
    raise unsaid(node)


# ---- operations


def operations(node: t.Operations) -> str:
    """Operations in sequence or together."""
    words = _operation(node.terms[0])
    for link, each in zip(node.links, node.terms[1:], strict=True):
        words += f" {link} {_operation(each)}"
    return words


def _operation(node: t.Operation | t.OperationCount | t.OperationChoice) -> str:
    match node:
        case t.Operation(name):
            return name
        case t.OperationChoice(choices):
            return " or ".join(operations(choice) for choice in choices)
        case t.OperationCount(">=", 2, names, True) if "finishing" in names[0]:
            return "at least two preparatory or finishing operations"
        case t.OperationCount(sign, count, names, listed):
            if not listed and names[-1] == OTHER_FINISHING and (sign, count) == (">=", 2):
                return f"at least two preparatory or finishing operations (such as {either(list(names[:-1]), 'and')})"
            named = f"the operations called {names[0]}" if listed else f"the following: {either(list(names), 'and')}"
            return f"{SIGNS[sign]} {count} of {named}"


def place(node: t.Place | None) -> str:
    """Where something is done."""
    if node is None:
        return ""
    return f" in {either(list(node.states))}" if node.states else " in the territory of one or more of the Parties"
