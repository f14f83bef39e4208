"""Figures averaged over a pool of goods: sums over all of its units, never a mean of shares.

The producer elects it by declaring the pool, where the text permits it over that period and for that category.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from roolang.domain.declaration import Averaging, fold
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import Answer, all_, any_, asking, sure
from roolang.interpret.forms import terms
from roolang.interpret.lines import held
from roolang.interpret.scene import Scene
from roolang.interpret.sums import ONE, Term
from roolang.ir import nodes as n
from roolang.ir.program import Pooling


def pooled(expr: n.Compare, scene: Scene) -> Answer:
    """Whether a comparison is one of the pool and not of the good alone."""
    pool = scene.bench.declaration.averaging
    if pool is None or expr.base is None or scene.good is not scene.root:
        return sure(False)
    entries = [each for each in scene.bench.program.pooling if _meant(each, expr)]
    return any_(_permitted(each, pool, scene) for each in entries)


def _meant(entry: Pooling, expr: n.Compare) -> bool:
    """Whether a provision is about the figure of a comparison."""
    return fold(expr.quantity) in entry.figures and entry.method in ("", fold(expr.method))


def _permitted(entry: Pooling, pool: Averaging, scene: Scene) -> Answer:
    """Whether a provision is for the good, and for a pool of this kind."""
    over = _same(entry.over, pool.over, facts.Fact("period of averaging"))
    by = _same(entry.by, pool.by, facts.Fact("category of averaging"))
    return all_((over, by, scene.ask(entry.goods)))


def _same(named: str, said: str, fact: facts.Fact) -> Answer:
    if not named:
        return sure(True)
    return sure(fold(said) == named) if said else asking(fact)


def entered(expr: n.Compare, scene: Scene) -> tuple[tuple[str, ...], str]:
    """The citations of what permits averaging, and what the figure is then of."""
    pool = scene.bench.declaration.averaging
    assert pool is not None
    entries = [each for each in scene.bench.program.pooling if _meant(each, expr)]
    permitting = [each for each in entries if _permitted(each, pool, scene).truth is not Truth.NO]
    units = pool.quantity + sum((each.quantity for each in pool.goods), Fraction(0))
    cites = tuple(dict.fromkeys(cite for each in permitting for cite in each.cites))
    return cites, f"summed over {units} units of {len(pool.goods) + 1} kinds of goods"


def pool_terms(form: n.Form, scene: Scene) -> Iterator[Term]:
    """The form over every good of the pool, each as often as there are units of it."""
    pool = scene.bench.declaration.averaging
    assert pool is not None
    yield from _times(form, pool.quantity, scene)
    for each in pool.goods:
        yield from _times(form, each.quantity, Scene(scene.bench, each.good, tuple(held(each.good))))


def _times(form: n.Form, quantity: Fraction, scene: Scene) -> Iterator[Term]:
    for term in terms(form, ONE, scene):
        low, high = (None if end is None else end * quantity for end in (term.piece.low, term.piece.high))
        yield Term(term.factor, replace(term.piece, low=low, high=high))


def unheard(scene: Scene) -> str:
    """Why a pool that is declared has no effect for the good; nothing if it has."""
    pool, program = scene.bench.declaration.averaging, scene.bench.program
    if pool is None or any(_permitted(each, pool, scene).truth is not Truth.NO for each in program.pooling):
        return ""
    period = f' over "{pool.over}"' if pool.over else ""
    category = f' by "{pool.by}"' if pool.by else ""
    return f"{program.name} does not permit averaging{period}{category} for this good; its own figures count"
