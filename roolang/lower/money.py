"""Amounts of money that a text writes: each is in a currency, and says nothing of amounts in another.

Wherever an amount of money may stand (a limit, a number by name, a formula, a characteristic of goods or materials) it
is held against amounts of a declaration, which are all in the declaration's own currency. A text has no rates, so
what it says in another currency stays open.
"""

from __future__ import annotations

from roolang.ir import nodes as n
from roolang.lower.environment import Environment
from roolang.syntax import tree as t


def currency_of(written: object) -> str:
    """The currency of a written value, or of the number that a limit names; nothing if it is no money."""
    match written:
        case t.Money(currency):
            return currency
        case t.Limit(t.Share(t.Steps(steps))):
            return currency_of(steps[0].value)
    return ""


def currencies_in(form: n.Form) -> tuple[str, ...]:
    """The currencies of the amounts of money in a form; safe at any depth, each part of a form once."""
    found: dict[str, None] = {}
    stack: list[n.Form | None] = [form]
    seen = set[int]()
    while stack:
        part = stack.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        match part:
            case n.Constant(_, currency) if currency:
                found[currency] = None
            case n.GoodAmount(_, part) | n.Whole(part) | n.Rounded(part):
                stack.append(part)
            case n.Plus(parts):
                stack += [part for _, part in parts]
            case n.Extreme(_, parts):
                stack += parts
            case n.Quotient(left, right) | n.Product(left, right) | n.Choice(_, left, right):
                stack += (left, right)
    return tuple(found)


def guarded(found: n.Compare | n.EachLine, limit: t.Limit, env: Environment) -> n.Expr:
    """A comparison that holds only in the currency of the money in it."""
    written = currency_of(limit)
    number = found.number if isinstance(found, n.Compare) else None
    inner = tuple(dict.fromkeys((*_named_in(found.base, env), *_named_in(number, env))))
    named = tuple(dict.fromkeys((written, *inner) if written else inner))
    if len(named) > 1:
        message = f"amounts in {' and in '.join(named)} are held against each other, and a text has no rates"
        env.report("RL3006", message, limit.span, help=f"write all of them in {named[0]}")
    return in_currencies(found, named, found.origin)


def _named_in(form: n.Form | None, env: Environment) -> tuple[str, ...]:
    """The currencies in a form: the same forms stand in many comparisons."""
    if form is None or isinstance(form, n.Sum):
        return ()
    known = env.currencies.get(id(form))
    if known is None:
        known = env.currencies[id(form)] = form, currencies_in(form)
    return known[1]


def in_currencies(found: n.Expr, currencies: tuple[str, ...], origin: n.Origin) -> n.Expr:
    """What holds in money of some currency; a declaration in another leaves it open."""
    for currency in currencies:
        same = n.Case((1,), n.Fact("currency", currency, origin=origin), found)
        found = n.Select((same,), n.Fact("unresolved", f"{n.AMOUNTS_IN}{currency}", origin=origin), origin=origin)
    return found
