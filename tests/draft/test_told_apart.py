"""Where words can be read in two ways, a product is given on which the readings differ; the verdicts are by hand."""

from roolang.draft.english import read_rule
from roolang.draft.english.model import Ambiguity
from roolang.pairs.apart import told_apart
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t


def _goods(code: str) -> t.Codes:
    rule = next(
        each for each in parse(SourceFile("a.roo", f"rule for {code} requires wholly obtained\n"))[0].statements
    )
    assert isinstance(rule, t.ProductRule) and rule.scope.goods is not None and rule.scope.goods.codes is not None
    return rule.scope.goods.codes


def _doubt(text: str) -> tuple[t.Cond, Ambiguity]:
    reading = read_rule(text)
    assert reading.condition is not None
    return reading.condition, reading.ambiguities[0]


def test_spun_goods_tell_how_far_knitting_reaches() -> None:
    chosen, doubt = _doubt("Spinning or extrusion combined with knitting")
    told = told_apart(_goods("61.09"), chosen, doubt.other, 2022)
    assert "knitting" not in told.split(": ")[0] and "undergoes" in told
    assert told.endswith("non-originating as it is read, originating the other way")


def test_a_good_that_only_reacts_tells_what_and_binds() -> None:
    chosen, doubt = _doubt("CTSH and RVC 40 (build-down) or a chemical reaction")
    told = told_apart(_goods("38.08"), chosen, doubt.other, 2022)
    assert "chemical reaction" in told
    assert told.endswith("originating as it is read, non-originating the other way")


def test_readings_that_never_differ_have_none() -> None:
    chosen, doubt = _doubt("RVC 40")
    assert told_apart(_goods("84.07"), chosen, doubt.other, 2022) == ""
