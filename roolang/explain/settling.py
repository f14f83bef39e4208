"""Which facts would settle an open verdict, in words: where one fact does it alone, what follows from each answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import comb

from roolang.domain.amount import MONEY
from roolang.explain.numbers import Scale
from roolang.explain.ranges import ranged
from roolang.explain.story import Change, in_words, plain
from roolang.interpret import Judgement, Trace
from roolang.interpret.facts import Fact
from roolang.interpret.settling import Outcome, has_answers, outcomes
from roolang.interpret.stretches import Turn, turns
from roolang.interpret.supposing import too_long
from roolang.ir.nodes import Open

TRIED = 4
"""Of so many facts the verdict is worked out for each answer."""
NAMED = 8
"""So many items are named in one set of facts."""
SAID = {
    "origin": ("{} originates", "{} does not originate"),
    "obtained": ("{} is wholly obtained", "{} is not wholly obtained"),
    "designated": ("{} is designated as intermediate", "{} is not so designated"),
    "own": ("{} is self-produced", "{} is not self-produced"),
    "statement": ("the supplier's statement for {} is held", "it is not held"),
    "described": ('{} is "{}"', "it is not"),
    "established": ('"{1}" is established for {0}', "it is not so"),
    "quota": ("{} is within quota {}", "it is not"),
    "done": ("{2}", "it did not"),
}
"""A fact in words that say it is so, and that it is not so: of an item, some words, or the whole question."""
OPEN = "it stays open"
UNTRIED = "what follows is not worked out, since the materials may be taken in so many ways"


def what_settles(judgement: Judgement, most: int = 0) -> Change:
    """The smallest sets of missing facts, in words; `most` of them, if not all."""
    opened, currency = frozenset(_open_numbers(judgement.trace)), _currency(judgement)
    alike = _any_of(judgement)
    if alike:
        return Change(f"this{_shown(judgement)} could settle it", (alike,))
    ways = judgement.missing[: most or None]
    tried = 0
    items = []
    for way in ways:
        said = ""
        if len(way) == 1 and tried < TRIED:
            tried += 1
            said = _following(judgement, next(iter(way)))
        items.append(said or together(way, currency, opened))
    left = len(judgement.missing) - len(ways)
    if judgement.truncated or left:
        sets = "set" if left == 1 else "sets"
        more = f"or {left} other {sets} of facts"
        items.append("or others: there are too many to list" if judgement.truncated else more)
    if not items:
        return Change("no facts were found that would settle it")
    which = "any one of these" if len(items) > 1 else "this"
    return Change(f"{which}{_shown(judgement)} could settle it", tuple(items))


def _currency(judgement: Judgement) -> str:
    return plain(judgement.declaration.currency or "")


def _shown(judgement: Judgement) -> str:
    return " was not shown and" if judgement.by_burden else ""


def _any_of(judgement: Judgement) -> str:
    """Where every choice of so many facts is a set that could settle it: how many, and of which."""
    sizes = {len(way) for way in judgement.missing}
    facts = frozenset[Fact]().union(*judgement.missing)
    if judgement.truncated or len(sizes) != 1 or sizes & {1, len(facts)}:
        return ""
    (size,) = sizes
    if len(judgement.missing) != comb(len(facts), size):
        return ""
    return f"any {size} of these {len(facts)}: {together(facts, _currency(judgement))}"


def _following(judgement: Judgement, fact: Fact) -> str:
    """`if P01 originates: originating; if not: non-originating`; nothing where that cannot be said."""
    alone = together([fact], _currency(judgement))
    if too_long(judgement) and has_answers(judgement, fact):
        return f"{alone}; {UNTRIED}"
    if fact.kind == "amount":
        return _by_amount(judgement, fact, alone)
    found = outcomes(judgement, fact)
    open_verdict = "non-originating" if judgement.by_burden else "undetermined"
    if found and all(each.verdict == open_verdict for each in found):
        return f"{alone}, though not alone: whatever the answer, more has to be known then"
    return "; ".join(f"if {_answer(fact, each)}: {_verdict(each.verdict)}" for each in found)


def _verdict(verdict: str) -> str:
    return OPEN if verdict == "undetermined" else verdict


def _answer(fact: Fact, outcome: Outcome) -> str:
    name = plain(fact.item.name) if fact.item is not None else ""
    if outcome.places:
        places = [plain(place) for place in outcome.places]
        return f"{name} was produced in {in_words(places, 'or')}"
    so, not_so = SAID[fact.kind]
    return (so if outcome.holds else not_so).format(name, plain(fact.words), plain(fact.removeprefix("whether ")))


def _by_amount(judgement: Judgement, fact: Fact, alone: str) -> str:
    """`if total cost is 700.00 USD or more: originating; if it is less: it stays open`; nothing if it turns nowhere."""
    found = turns(judgement, fact)
    if found is None:
        return ""
    scale = Scale(found.unit, _currency(judgement))
    ends = [_ends(turn, scale) for turn in found.turns]
    starts, stops = ["", *(above for _, above in ends)], [*(below for below, _ in ends), ""]
    verdicts = [found.turns[0].below, *(turn.above for turn in found.turns)]
    spans = [" and ".join(filter(None, each)) for each in zip(starts, stops, strict=True)]
    names = [alone, *("it" for _ in found.turns)]
    said = zip(names, spans, verdicts, strict=True)
    return "; ".join(f"if {name} is {span}: {_verdict(verdict)}" for name, span, verdict in said)


def _ends(turn: Turn, scale: Scale) -> tuple[str, str]:
    """How far the stretch below reaches, and from where that above does, in amounts that can be declared."""
    step = Fraction(1, 100 if scale.unit == MONEY else 10**6)
    under, over = turn.at // step * step, -(-turn.at // step) * step
    if under != over:
        return f"{scale.show(under)} or less", f"{scale.show(over)} or more"
    at = scale.show(turn.at)
    return (f"less than {at}", f"{at} or more") if turn.as_above else (f"{at} or less", f"more than {at}")


# ---- sets of facts


def together(way: Iterable[Fact], currency: str, opened: frozenset[str] = frozenset()) -> str:
    """Facts that are needed together; of the same fact of several items, the items are listed; ranges, if declared."""
    groups: dict[str, list[str]] = {}
    for fact in sorted(way):
        start, name = _parted(fact, ranged(fact, currency))
        said = f"the number that stands open as {plain(fact)}" if fact in opened else start
        groups.setdefault(said, []).extend([name] if name else [])
    return ", and ".join(f"{start}{_names(names)}" for start, names in groups.items())


def _parted(fact: Fact, about: str) -> tuple[str, str]:
    """`origin of ` and `P01`, so that the same is said once of many; a fact that does not end in its item is whole."""
    name = fact.item.name if fact.item is not None else ""
    if name and fact.endswith(f" of {name}"):
        return f"{plain(fact.removesuffix(name))} ", f"{plain(name)}{about}"
    return f"{plain(fact)}{about}", ""


def _names(names: list[str]) -> str:
    if not names:
        return ""
    shown, more = names[:NAMED], len(names) - NAMED
    if more > 0:
        shown = [*shown, f"{more} more"]
    return in_words(shown)


def _open_numbers(trace: Trace) -> Iterator[str]:
    if trace.figure is not None and isinstance(trace.figure.threshold, Open):
        yield trace.figure.threshold.name
    for part in trace.parts:
        yield from _open_numbers(part)
