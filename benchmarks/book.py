"""A made-up annex of product rules, as long as one likes: the shapes and the mix of a real one, drawn from a seed."""

from __future__ import annotations

from random import Random

from roolang.domain.nomenclature import codes_of

HEAD = """# A made-up annex, for measuring.
language 1
agreement ANNEX "An annex of product rules"
parties CA, MX, US
nomenclature HS 2022
in force 2020-07-01
tolerance 10% of transaction value covers tariff change cite "Art. 5"
"""
SHARES = ("35", "40", "45", "50", "60", "62.5")
METHODS = ("net cost", "transaction value", "build-down on FOB", "build-up on FOB")
DEEDS = ("chemical reaction", "distillation", "fermentation", "assembly", "knitting")


def book(rules: int, seed: int = 7, *, name: str = "ANNEX", redrawn: float = 0) -> str:
    """A rule file with so many product rules, each for a subheading of its own or a short run of them.

    A share of the rules may be `redrawn`: the same goods, and something else asked of most of them.
    """
    chance, other = Random(seed), Random(f"{seed} redrawn")
    codes = codes_of(2022, 6)
    step = len(codes) / rules
    written = [
        HEAD.replace("ANNEX", name),
        *(f'define operation {deed} as text "as everybody knows it"\n' for deed in DEEDS),
    ]
    for number in range(rules):
        at = int(number * step)
        last = int((number + 1) * step) - 1
        rule = _rule(codes, at, max(at, last), number, chance)
        if redrawn and other.random() < redrawn:
            rule = _rule(codes, at, max(at, last), number, other)
        written.append(rule)
    return "".join(written)


def _rule(codes: list[str], at: int, last: int, number: int, chance: Random) -> str:
    scope = _dotted(codes[at])
    if last > at and chance.random() < 0.5 and codes[at][:4] == codes[last][:4]:
        scope += f" to {_dotted(codes[last])}"
    return f'rule for {scope} cite "Annex, row {number + 1}"\n  requires {_condition(codes, codes[at], chance)}\n'


def _condition(codes: list[str], good: str, chance: Random) -> str:
    match chance.random():
        case share if share < 0.40:
            return _change(codes, good, chance)
        case share if share < 0.55:
            return _content(chance)
        case share if share < 0.75:
            return f"{_change(codes, good, chance)}\n  and {_content(chance)}"
        case share if share < 0.90:
            return f"{_change(codes, good, chance)}\n  or ({_change(codes, good, chance)}\n    and {_content(chance)})"
        case share if share < 0.95:
            return f"undergoes {chance.choice(DEEDS)}"
        case _:
            return f"value of non-originating materials at most {chance.choice(SHARES)}% of ex-works price"


def _change(codes: list[str], good: str, chance: Random) -> str:
    level = chance.choice(("chapter", "heading", "heading", "subheading"))
    change = f"change from any other {level}"
    if chance.random() < 0.3:
        named = sorted({chance.choice(codes)[:4] for _ in range(chance.randint(1, 3))})
        change += f" except from {', '.join(_dotted(code) for code in named)}"
    return change


def _content(chance: Random) -> str:
    return f"regional value content at least {chance.choice(SHARES)}% by {chance.choice(METHODS)}"


def _dotted(code: str) -> str:
    return f"{code[:2]}.{code[2:]}" if len(code) == 4 else f"{code[:4]}.{code[4:]}"
