"""Single conditions in legal English: at the beginning of a sentence, and within one."""

from __future__ import annotations

from roolang.draft.wording.classes import (
    attributed,
    codes,
    level,
    made_from,
    materials,
    of_codes,
    operations,
    place,
    unsaid,
)
from roolang.draft.wording.figures import comparison, limits
from roolang.draft.wording.house import House, either
from roolang.format.words import opening as bracket
from roolang.syntax import tree as t

OF_SETS = "Each item in the set must satisfy the rule which would apply to it if it were not included in the set"
SHORT = {"chapter": "CC", "heading": "CTH", "subheading": "CTSH", "tariff item": "CTTH"}

BY_NAME = {"standard qualifying content": "standard QVC"}
"""Conditions of the published vocabulary that annexes call by a name of their own."""


def opening(cond: t.Cond, goods: t.Codes | None, house: House) -> str:
    """A condition that begins a sentence, of some goods perhaps."""
    if isinstance(cond, t.Annotated):
        return opening(cond.cond, goods, house) + "".join(_however(each, house) for each in cond.allowances)
    to = f" to {codes(goods, house)}" if goods else ""
    match cond:
        case t.Change():
            return _change(cond, to, house)
        case t.NoChange():
            return f"No change in tariff classification is required{to.replace(' to ', ' for ', 1)}"
        case t.MadeFrom(mats):
            return f"Production {made_from(mats, house)}"
        case t.Undergoes(done, where):
            words = operations(done) + place(where)
            return words[0].upper() + words[1:]
        case t.WhollyObtained():
            return "Wholly obtained"
        case t.Every():
            return OF_SETS
    raise unsaid(cond)


def of_sets(cond: t.Cond | t.Bracketed[t.Cond]) -> bool:
    """Whether a condition asks that each item of a set has origin by itself, for which all lists have one sentence."""
    match cond:
        case t.Every("all", t.Mats((t.Mat("components", of=None, posts=()),)), t.Status("originating")):
            return True
    return False


def _change(node: t.Change, to: str, house: House) -> str:
    match node.codes.items:
        case (t.AnyOther(str(at), None, False),) if house.short and not to and not node.also:
            words = SHORT[at]
        case (t.AnyAt(at, None),) if not to and not node.also:
            words = f"Manufacture from materials of any {level(at)}"
        case _:
            words = f"A change{to} from {codes(node.codes, house)}"
    words += "".join(_exception(each, house) for each in node.exceptions)
    if node.also:
        words += f", whether or not there is also a change from {codes(node.also.codes, house)}"
        words += "".join(_exception(each, house) for each in node.also.exceptions)
    return words


def _exception(node: t.Exception_ | t.Bracketed[t.Exception_], house: House) -> str:
    if isinstance(node, t.Bracketed):
        return " " + attributed(node.attribution, "".join(_exception(each, house) for each in node.content).strip(", "))
    return f", except from {codes(node.codes, house)}"


def _however(node: t.Allowance | t.Bracketed[t.Allowance], house: House) -> str:
    """What may be used all the same."""
    if isinstance(node, t.Bracketed):
        inner = "".join(_however(each, house) for each in node.content)
        return f". {bracket(node.attribution)}{inner.removeprefix('. ')}]"
    named = materials(node.mats, house)
    words = f". However, {'non-originating articles' if named == 'non-originating components' else named} may be used"
    if node.operations:
        words += f", provided that they undergo {operations(node.operations)}"
    if node.limits:
        words += f", provided that their total value does not exceed {limits(node.limits, house)}"
    return words


def requirement(cond: t.Cond | t.Bracketed[t.Cond], house: House) -> str:
    """A condition within a sentence."""
    match cond:
        case t.Annotated(inner, allowances):
            return requirement(inner, house) + "".join(_however(each, house) for each in allowances)
        case t.Compare():
            return comparison(cond, house)
        case t.Every(quantifier, mats, status):
            return _every(quantifier, mats, status, house)
        case t.MaterialsUndergo("no", mats, done, where):
            return f"no {materials(mats, house, used=True)} undergo {operations(done)}{place(where)}"
        case t.MaterialsUndergo(quantifier, mats, done, where):
            some = "some of the " if quantifier == "some" else ""
            return f"{some}{materials(mats, house)} undergo {operations(done)}{place(where)}"
        case t.Undergoes(done, where):
            return f"the product undergoes {operations(done)}{place(where)}"
        case t.UndergoesMore(where):
            return f"the product undergoes more than insufficient operations{place(where)}"
        case t.MadeFrom(mats):
            return f"the product is made {made_from(mats, house)}"
        case t.GoodIs(state, negated):
            return f"the product is {'not ' if negated else ''}{_status(state, house)}"
    return _short(cond, house)


def _short(cond: t.Cond | t.Bracketed[t.Cond], house: House) -> str:
    match cond:
        case t.Established(words):
            return f"it is established that {words}" if house.asks else words
        case t.Change() | t.NoChange():
            words = opening(cond, None, house)
            return words if words.split(",")[0].isupper() else words[0].lower() + words[1:]
        case t.WhollyObtained():
            return "the product is wholly obtained"
        case t.RuleMet():
            return "the product meets the product-specific rule for it"
        case t.WithinQuota(name):
            return f"the product enters within the quota {name}"
        case t.Named(name) if name in BY_NAME:
            return BY_NAME[name]
        case t.Named(name):
            return f"the condition called `{name}` is met"
        case t.Excepting(t.Named(name), exceptions):
            return f"the condition called `{name}` is met" + "".join(_exception(each, house) for each in exceptions)
    raise unsaid(cond)


def _every(quantifier: str, mats: t.Mats, status: t.Status, house: House) -> str:
    named = materials(mats, house, used=True)
    said = _status(status, house)
    if quantifier == "all":
        return f"all the {named.removeprefix('all the ')} are {said}"
    if quantifier == "some":
        return f"some of the {named} are {said}"
    if said == "non-originating" and not any(isinstance(each, t.Slot) or each.whose for each in mats.items):
        return f"no non-originating {materials(mats, house)} is used"
    return f"{named} may not be used" if said == "non-originating" else f"{named} are not {said}"


def _status(status: t.Status, house: House) -> str:
    match status:
        case t.Status(codes=of) if of is not None:
            return of_codes(of, house)
        case t.Status(words=words) if words:
            return f"described as {words}"
        case t.Status(states=states) if states:
            return f"produced in {either(list(states))}"
    return status.kind
