"""The formulas of pairs of programs held against the interpreter, product by product: no solver is asked."""

from __future__ import annotations

from collections import Counter
from random import Random

from roolang.diagnostics import has_errors
from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.ir.program import Program
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from tests.smt import making, wider
from tests.smt.cells import NoCell, says

GOOD = "870323"


def held(seed: int, products: int, *, rarer: bool) -> tuple[Counter[str], list[str]]:
    """How often a product of one pair was judged how, and where a formula says otherwise."""
    some, count, wrong = Random(seed), Counter[str](), list[str]()
    make = wider.program if rarer else making.program
    texts = make(some, "ONE"), make(some, "OTHER")
    try:
        pair = Pair(*texts, GOOD)
    except TooMany:
        return Counter({"too many kinds": 1}), []
    if pair.needs.beyond:
        return Counter({"outside": 1}), []
    for _ in range(products):
        fields = making.product(some, some.choice((0, 1, 2, 3, 4)))
        (declaration,), findings = declarations_from(fields, "random")
        assert not has_errors(findings), findings[:3]
        for i, text in enumerate(texts):
            verdict = judge(text, declaration).verdict
            count[verdict] += 1
            if why := _otherwise(pair, i, text, fields, originates=verdict == "originating"):
                wrong.append(f"{seed}: {verdict} under {text.name}, but {why}: {fields}")
    return count, wrong


def _otherwise(pair: Pair, i: int, text: Program, fields: dict[str, object], *, originates: bool) -> str:
    try:
        some, anyhow = says(pair, i, fields)
    except NoCell as why:
        return str(why)
    return "" if some is anyhow is originates else f"the formulas of {text.name} say {some}, {anyhow}"
