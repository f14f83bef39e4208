"""Where words can be read in two ways, a product is given on which the readings differ; the verdicts are by hand."""

from datetime import date

import pytest

from roolang import limits
from roolang.draft.documents import Wanted, read_document
from roolang.draft.drafting import read_rows
from roolang.draft.english import read_rule
from roolang.draft.english.model import Ambiguity
from roolang.draft.options import Options
from roolang.draft.products import with_products
from roolang.pairs import apart
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


def test_so_many_pairs_of_readings_are_told_apart_and_the_rest_stand_without() -> None:
    rows = [f"38.{i:02d} CTSH and RVC {40 + i} (build-down) or a chemical reaction\n" for i in range(1, 17)]
    document = read_document("annex.txt", "\n".join(rows).encode(), Wanted(()))
    reads = with_products(read_rows(document, Options("", (), None, date(2026, 1, 1))), lambda *_: "a product")
    told = [each.product for read in reads for part in read.parts for each in part.reading.ambiguities]
    assert len(told) > limits.MAX_READINGS_TOLD_APART
    assert told.count("a product") == limits.MAX_READINGS_TOLD_APART and set(told) == {"a product", ""}


def test_readings_that_never_differ_have_none() -> None:
    chosen, doubt = _doubt("RVC 40")
    assert told_apart(_goods("84.07"), chosen, doubt.other, 2022) == ""


def test_the_search_for_a_product_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    monkeypatch.setattr(apart, "passes", lambda _, text: bool(judged.append(text)))

    def told(conditions: int) -> int:
        judged.clear()
        text = " or ".join(f"undergoes casting and MaxNOM {30 + number} %" for number in range(conditions))
        one, other = read_rule(text).condition, read_rule(text.replace(" or ", " and ")).condition
        assert one is not None and other is not None
        assert apart.told_apart(_goods("84.07"), one, other) == ""
        return len(judged)

    assert 0 < told(3) <= 2 * apart.MOST_JUDGED and told(20) == 0
