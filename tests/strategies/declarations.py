"""Hypothesis strategies for declarations with gaps: two tiers of materials, round numbers that hit thresholds.

Insides are never worth more than what they are inside of, since no meaning is promised for such a declaration.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from roolang.domain.amount import MASS, MONEY, PLAIN, Amount
from roolang.domain.declaration import Declaration, Holding, Item, Process

DAY = date(2018, 1, 1)
PARTIES = ("CA", "MX", "US")
ABROAD = "JP"
PARTNER = "TR"
CODES = ("870840", "870899", "848210", "720810")
SHORT = ("87", "8708", "84", "72")
WORDS = ("gear boxes", "cast")
OPERATIONS = ("welding", "forging")
QUESTION = "it was tested"
PRICES = ("net cost", "transaction value")
ROUND = tuple(map(Fraction, (0, 50, 100, 150, 200, 250, 400, 500)))
SMALL = tuple(map(Fraction, (0, 50, 100)))
BIG = Fraction(100_000)

maybe = st.sampled_from((None, True, False))


@st.composite
def amounts(draw: st.DrawFn, unit: str, least: Fraction, most: Fraction | None) -> Amount | None:
    """An amount of round numbers: known, within bounds, from something on, or (`None`) nowhere declared."""
    kind = draw(st.sampled_from(("known", "known", "known", "range", "from", "unknown")))
    numbers = sorted({n for n in ROUND if least <= n and (most is None or n <= most)} | {least})
    if kind == "unknown" and least == 0:
        return None
    if kind in ("from", "unknown"):
        return Amount(draw(st.sampled_from(numbers)), None, unit)
    low = draw(st.sampled_from(numbers))
    high = low if kind == "known" else draw(st.sampled_from([n for n in numbers if n >= low]))
    return Amount(low, high, unit)


codes = st.one_of(st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from((None, *SHORT)))
descriptions = st.dictionaries(st.sampled_from(WORDS), st.booleans(), max_size=2)
places = st.sampled_from((None, "MX", "MX", "CA", ABROAD, PARTNER))
processes = st.lists(
    st.builds(Process, st.sampled_from(OPERATIONS), st.sampled_from((None, "MX", ABROAD))), max_size=2
).map(tuple)


@st.composite
def leaves(draw: st.DrawFn, name: str, most: Fraction | None = None) -> Item:
    """A material of which nobody says what it is made of, worth and weighing no more than `most`."""
    least = Fraction(0)
    found = {
        "value": draw(amounts(MONEY, least, most)),
        "weight": draw(amounts(MASS, least, most)),
    }
    own = draw(st.sampled_from((False, False, False, True)))
    place = "MX" if own else draw(places)
    imported = draw(st.sampled_from((None, None, True, False))) if place is None else None
    originating = draw(maybe)
    is_whole = draw(st.sampled_from((None, None, None, False, True)))
    if is_whole and (imported or originating is False or place not in (None, *PARTIES)):
        is_whole = None
    return Item(
        name=name,
        code=draw(codes),
        amounts={key: amount for key, amount in found.items() if amount is not None},
        descriptions=draw(descriptions),
        processes=draw(processes),
        processes_complete=draw(st.booleans()),
        produced_in=place,
        imported=imported,
        originating=originating,
        wholly_obtained=is_whole,
        supplier_statement=draw(maybe),
        self_produced=True if own else draw(st.sampled_from((None, None, False))),
        designated_intermediate=draw(st.sampled_from((None, True))) if own else None,
        serves=draw(st.sampled_from(("", "", "", "packaging", "accessories"))),
    )


@st.composite
def nested(draw: st.DrawFn, name: str) -> Item:
    """A material with a list of its own, complete or not."""
    inside = tuple(draw(leaves(f"{name}.{i + 1}", Fraction(100))) for i in range(draw(st.integers(0, 2))))
    whole = draw(leaves(name))
    held: dict[str, Amount] = {}
    for key in ("value", "weight"):
        least = sum((part.amounts[key].low for part in inside if key in part.amounts), Fraction(0))
        tops = [part.amounts[key].high if key in part.amounts else None for part in inside]
        top = sum((t for t in tops if t is not None), Fraction(0))
        amount = draw(amounts(MONEY if key == "value" else MASS, max(least, top), None))
        if amount is not None:
            held[key] = amount
    return Item(
        **{
            **{each: getattr(whole, each) for each in Item.__slots__},
            "amounts": held,
            "wholly_obtained": whole.wholly_obtained if not inside else None,
            "holdings": {"materials": Holding(inside, draw(st.booleans()))},
        }
    )


@st.composite
def goods(draw: st.DrawFn, *, flat: bool = False, lists: bool = True) -> Item:
    """A good with up to three materials; `flat` leaves their own lists out, `lists` unset gives complete lists only."""
    number = draw(st.integers(0, 3))
    kinds = [leaves if flat else draw(st.sampled_from((leaves, leaves, nested))) for _ in range(number)]
    materials = tuple(draw(kind(f"m{i + 1}")) for i, kind in enumerate(kinds))
    found = {
        "net cost": draw(amounts(MONEY, draw(st.sampled_from((*[Fraction(500)] * 5, Fraction(0)))), None)),
        "transaction value": draw(amounts(MONEY, Fraction(0), None)),
        "weight": draw(amounts(MASS, Fraction(0), None)),
        "seats": draw(amounts(PLAIN, Fraction(0), None)),
    }
    place = draw(st.sampled_from((*["MX"] * 8, None, "CA", ABROAD)))
    return Item(
        name="the good",
        code=draw(st.sampled_from(("870840", "870840", "870899", None, "8708"))),
        amounts={key: amount for key, amount in found.items() if amount is not None},
        descriptions=draw(descriptions),
        facts=draw(st.dictionaries(st.just(QUESTION), st.booleans())),
        processes=draw(processes),
        processes_complete=draw(st.booleans()),
        produced_in=place,
        imported=draw(maybe) if place is None else None,
        holdings={} if lists and draw(st.integers(0, 9)) == 0 else {
            "materials": Holding(materials, not lists or draw(st.sampled_from((True, True, False))))
        },
    )  # fmt: skip


@st.composite
def grown(draw: st.DrawFn) -> Item:
    """A good of up to two materials, these of up to two, and so on to the third tier; most made by its producer."""

    def item(name: str, depth: int) -> Item:
        leaf = draw(leaves(name))
        own = draw(st.sampled_from((True, True, None)))
        parts = tuple(item(f"{name}.{i + 1}", depth + 1) for i in range(draw(st.integers(0, 2 if depth < 3 else 0))))
        held = {"materials": Holding(parts, draw(st.sampled_from((True, True, True, False))))} if parts else {}
        place, imported = ("MX", None) if own else (leaf.produced_in, leaf.imported)
        is_whole = None if parts else leaf.wholly_obtained
        return replace(
            leaf, self_produced=own, produced_in=place, imported=imported, wholly_obtained=is_whole, holdings=held
        )

    parts = tuple(item(f"m{i + 1}", 1) for i in range(draw(st.integers(1, 2))))
    return replace(draw(goods()), holdings={"materials": Holding(parts, True)})


def declared(good: Item) -> Declaration:
    """The declaration of a good and no more."""
    return Declaration("d", good, DAY)


declarations = goods().map(declared)
flat_declarations = goods(flat=True).map(declared)
