"""The tests of vehicle parts in `tests/roo/parts/`, written from `part_rows.py`: `python -m tests.house.parts` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from roolang.domain.amount import decimal_text
from tests.house.part_rows import HEAVY_TRUCKS, LIGHT, NAFTA, NAFTA_TABLES, OTHERS, TABLES, Row, Table

FOLDER = Path(__file__).parents[1] / "roo" / "parts"
WIDTH = 118
NET_COST = Fraction(1000)
SHORT = Fraction(1, 100)
BESIDE = Fraction(120)
"""Of a material beside another: more than the tolerance, which is a tenth of 1,000."""
DARK = Fraction(990)
COSTS, DEAR = "with net cost 1000, transaction value 900, total cost 1000", ", value 5000"
"""What no method of these rules is of stands beside them: by a value that is no price there, too little would be enough."""
LOW = "with net cost 500, transaction value 1000, total cost 1000"
FAR_BELOW = Fraction(200)
"""Of a material that no value makes good: 80 per cent of net cost are left, more than is asked anywhere."""
NO_CRITERION_D = "the good meets what the automotive rules ask for besides a change"
UNASSEMBLED = "the good was imported unassembled and is classified as if assembled"
ALIKE = "the subheading, or the undivided heading, covers both the good and its parts"


@dataclass(frozen=True)
class Sort:
    """What a part is for: its facts, those that an expectation against origin needs besides, the shares of net cost, the day."""

    file: str
    words: str
    rows: tuple[Row, ...]
    facts: tuple[str, ...]
    against: tuple[str, ...]
    shares: dict[str, str]
    day: str
    head: str
    under: str = "USMCA"
    uses: str = "usmca/other_parts.roo"


LIGHT_VEHICLES, TRUCKS = "original equipment for light vehicles", "original equipment for heavy trucks"
SORTS = (
    Sort(
        "usmca_light",
        "for light vehicles",
        LIGHT,
        (f'described as "{LIGHT_VEHICLES}"',),
        (f'not established that "{NO_CRITERION_D}"',),
        {"A.1": "75", "B": "70", "C": "65"},
        "2024-01-01",
        "USMCA, parts for cars and light trucks in January 2024: 75% of net cost by Table A.1, 70% by B, 65% by C.",
    ),
    Sort(
        "usmca_heavy",
        "for heavy trucks",
        HEAVY_TRUCKS,
        (f'not described as "{LIGHT_VEHICLES}"', f'described as "{TRUCKS}"'),
        (f'not established that "{NO_CRITERION_D}"',),
        {"D": "64", "E": "54", "50": "50"},
        "2025-01-01",
        "USMCA, parts for heavy trucks in January 2025: 64% of net cost by Table D, 54% by E.",
    ),
    Sort(
        "usmca_other",
        "for whatever else",
        OTHERS,
        (f'not described as "{LIGHT_VEHICLES}"', f'not described as "{TRUCKS}"'),
        (f'not established that "{UNASSEMBLED}"', f'not established that "{ALIKE}"'),
        {"60 or 50": "50", "50": "50", "60": "60"},
        "2025-01-01",
        "USMCA, parts for other vehicles and for the aftermarket: half of net cost, bodies and chassis 60%.",
    ),
    Sort(
        "nafta",
        "for other uses",
        NAFTA,
        ('not described as "parts for motor vehicles"',),
        (f'not established that "{UNASSEMBLED}"', f'not established that "{ALIKE}"'),
        {"60 or 50": "50", "45 or 35": "35", "50": "50"},
        "2019-07-01",
        "NAFTA, Annex 401: parts that are not for motor vehicles, to which the automotive article does not speak. Half of net cost.",
        "NAFTA",
        "nafta/parts.roo",
    ),
)
ENGINES = "engines for light-duty vehicles", "engines for heavy-duty vehicles"
TRANSMISSIONS = "transmissions for light-duty vehicles", "transmissions for heavy-duty vehicles"
DRIVE_TRAINS = {"8407.34": ENGINES, "8708.40": TRANSMISSIONS}
"""What NAFTA's automotive article speaks of besides parts for motor vehicles, by code."""


def text(sort: Sort) -> str:
    """The file of a sort of parts."""
    head = (
        f"# {sort.head}\n# Written by `python -m tests.house.parts` from tests/house/part_rows.py. The price is less than net cost, so that\n"
        "# only net cost can be enough. What suffices by itself is nearly all of the part; what is beside it is more than is tolerated.\n"
    )
    return "\n".join([head + "language 1\n" + f'use "{sort.uses}"', *_tests(sort)]) + "\n"


def _tests(sort: Sort) -> Iterator[str]:
    for row in sort.rows:
        for code in row.codes.split():
            trains = DRIVE_TRAINS.get(code, ()) if sort.under == "NAFTA" else ()
            siblings = {each.called for each in sort.rows if code in each.codes.split() and each.called != row.called}
            facts = (
                *sort.facts,
                *([f'described as "{row.called}"'] if row.called else []),
                *(f'not described as "{words}"' for words in (*sorted(siblings - {""}), *trains)),
            )
            name = f"{code}{f', {row.called},' if row.called else ', none of these,' if siblings - {''} else ''} {sort.words}"
            yield from _test(f"{name}: enough", code, row, facts, sort, list(_enough(row, sort)), "originating")
            against = ("not wholly obtained", *facts, *sort.against)
            short = list(_short(row, sort)) if code == row.codes[:7] else []
            yield from _test(f"{name}: too little", code, row, against, sort, short, "non-originating")
            if row.valued and " or " in row.share and code == row.codes[:7]:
                yield from _by_price(name, code, row, (facts, against), sort)


Made = list[tuple[str, Fraction]]
"""Materials with their values."""


def _enough(row: Row, sort: Sort) -> Iterator[Made]:
    if row.free:
        yield [(each, DARK / len(row.free)) for each in row.free]
    if row.share:
        limit = _limit(row, sort)
        for each in row.valued:
            yield [(row.free[0], BESIDE), (each, limit - BESIDE)] if row.free else [(each, limit)]


def _short(row: Row, sort: Sort) -> Iterator[Made]:
    if row.share:
        for each in row.valued:
            yield [(each, _limit(row, sort) + SHORT)]
    for each in row.barred:
        yield [(each, FAR_BELOW)]


def _limit(row: Row, sort: Sort) -> Fraction:
    share = Fraction(sort.shares[row.share.removesuffix(" of net cost")])
    return NET_COST * (100 - share) / 100


def _by_price(
    name: str, code: str, row: Row, facts: tuple[tuple[str, ...], tuple[str, ...]], sort: Sort
) -> Iterator[str]:  # fmt: skip
    """By the share of the price, where net cost is too low for its own: just enough, and a cent too little."""
    limit = 10 * (100 - Fraction(row.share.split(" or ")[0]))
    for words, said, value, verdict in (
        ("enough", facts[0], limit, "originating"),
        ("a cent too little", facts[1], limit + SHORT, "non-originating"),
    ):
        yield from _test(f"{name}: {words} by price", code, row, said, sort, [[(row.valued[0], value)]], verdict, LOW)


def _test(
    name: str,
    code: str,
    row: Row,
    facts: tuple[str, ...],
    sort: Sort,
    made: list[Made],
    verdict: str,
    costs: str = COSTS,
) -> Iterator[str]:
    if made:
        yield f'\ntest "{name}"'
        for each in made:
            yield from _wrapped(f"  given good {code}", (*facts, costs + (DEAR if verdict != "originating" else "")))
            for material, value in each:
                yield from _wrapped("    material " + material.partition(" ")[0], _of_material(material, row, value))
            yield f"    on {sort.day}"
        yield f"  expect {verdict} under {sort.under}"


def _of_material(material: str, row: Row, value: Fraction) -> tuple[str, ...]:
    code, _, words = material.partition(" ")
    said = (each.partition(" ") for each in (*row.free, *row.valued, *row.barred))
    named = {of for each, _, of in said if each == code} | {row.loose}
    if code in row.codes.split() and row.called:
        named.add(row.called)
    return (
        *([f'described as "{words}"'] if words else []),
        *(f'not described as "{each}"' for each in sorted(named - {words, ""})),
        f"non-originating produced in CN with value {_money(value)}",
    )


def stages(sorts: tuple[Sort, ...], tables: tuple[Table, ...], end: str) -> str:
    """The file of the shares by day: just enough and just too little, on the first day of each and on its last."""
    head = (
        f"# {sorts[0].under}, the shares of parts by day: of net cost where the price is too low, and of the price where net cost is.\n"
        "# Written by `python -m tests.house.parts` from tests/house/part_rows.py.\n"
    )
    lines = (line for each in tables for line in _staged(each, next(s for s in sorts if each.name in s.shares), end))
    return "\n".join([head + "language 1\n" + f'use "{sorts[0].uses}"', *lines]) + "\n"


def _staged(table: Table, sort: Sort, end: str) -> Iterator[str]:
    lasts = [*(f"{year}-06-30" for year, _, _ in table.steps[1:]), end]
    trains = tuple(f'not described as "{words}"' for words in DRIVE_TRAINS.get(table.code, ()) if sort.under == "NAFTA")
    facts = (*sort.facts, *trains)
    for (year, cost, price), last in zip(table.steps, lasts, strict=True):
        name = f"{table.code} {sort.words} by {table.name} from July {year}"
        days = f"{year}-07-01", last
        for words, against, more, verdict in (
            ("enough", (), Fraction(0), "originating"),
            ("too little", ("not wholly obtained", *sort.against), SHORT, "non-originating"),
        ):
            yield f'\ntest "{name}: just {words}"'
            for figures, value in _both_methods(cost, price, more):
                yield from _wrapped(f"  given good {table.code}", (*facts, *against, figures))
                yield f"    material {table.material} non-originating produced in CN with value {_money(value)}"
            yield from (f"  expect {verdict} under {sort.under} on {day}" for day in days)


def _both_methods(cost: str, price: str, more: Fraction) -> list[tuple[str, Fraction]]:
    of_cost, of_price = ((100 - Fraction(each)) * 10 + more for each in (cost, price))
    return [
        ("with net cost 1000, transaction value 900, total cost 1000", of_cost),
        ("with net cost 500, transaction value 1000, total cost 1000", of_price),
    ]


def _money(value: Fraction) -> str:
    return decimal_text(value, 2 if value.denominator > 1 else 0, grouped=False)


def _wrapped(start: str, facts: tuple[str, ...]) -> Iterator[str]:
    line, indent = start, " " * (len(start) - len(start.lstrip()) + 4)
    for fact in facts:
        if len(line) + len(fact) >= WIDTH:
            yield line
            line = indent + fact
        else:
            line = f"{line} {fact}"
    yield line


def files() -> dict[Path, str]:
    """Each file and what stands in it."""
    named = {each.file: text(each) for each in SORTS}
    named["usmca_stages"] = stages(SORTS[:3], TABLES, "2029-06-30")
    named["nafta_stages"] = stages(SORTS[3:], NAFTA_TABLES, "2020-06-30")
    return {FOLDER / f"{name}.roo": each for name, each in named.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, content in files().items():
        path.write_text(content, encoding="utf-8")
