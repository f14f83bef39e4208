"""Provisions of origin chapters in columns, by hand on one good worth 1000 with one or two materials."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import roolang

TEXT = """language 1
agreement D "d"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
{provision}
{rule}
"""
HALF = "rule for 87.03 requires value of non-originating materials at most 40% of ex-works price"
GOODS = "id,code,produced_in,values.ex-works price{more}\na,8703.23,{place},1000{said}\n"


def judged(folder: Path, text: str, goods: str, materials: str) -> tuple[str, str, dict[str, int], str]:
    """The verdict, who judged, what went row by row, and what was told."""
    for name, words in (("r.roo", text), ("g.csv", goods), ("m.csv", materials)):
        (folder / name).write_text(words)
    files = [str(folder / name) for name in ("r.roo", "g.csv", "m.csv")]
    done = roolang("batch", *files, "-o", str(folder / "v.csv"), "--on", "2024-05-06", "--json")
    assert done.status == 0, done.err
    row = (folder / "v.csv").read_text().replace('"', "").splitlines()[1].split(",")
    return row[2], row[-1], json.loads(done.out)["row by row"], done.err


def goods(place: str = "MX", **said: str) -> str:
    more, cells = ("".join(f",{each}" for each in each_) for each_ in (said, said.values()))
    return GOODS.format(place=place, more=more, said=cells)


WORKED = """define measure purchase price in money
define measure freight in money
materials are valued at purchase price + freight
"""


@pytest.mark.parametrize(
    ("cells", "verdict", "judge"),
    [
        ("value\na,8407.34,no,400", "originating", "plan"),
        ("value\na,8407.34,no,400.01", "non-originating", "plan"),
        ("value,values.purchase price,values.freight\na,8407.34,no,400,900,0", "originating", "plan"),
        ("value,values.purchase price,values.freight\na,8407.34,no,,390,10", "originating", "interpreter"),
        ("value,values.purchase price,values.freight\na,8407.34,no,,390,10.01", "non-originating", "interpreter"),
    ],
)
def test_amounts_that_the_text_works_out(tmp_path: Path, cells: str, verdict: str, judge: str) -> None:
    """Where every value is declared nothing is worked out; where one is not, the interpreter does it."""
    text = TEXT.format(provision=WORKED, rule=HALF)
    found, by, slow, told = judged(tmp_path, text, goods(), f"good,code,originating,{cells}\n")
    assert (found, by) == (verdict, judge), told
    assert slow == ({} if judge == "plan" else {"amounts that the text works out": 1})


@pytest.mark.parametrize(
    ("place", "exported", "verdict"),
    [
        ("MX", "JP", "non-originating"),
        ("JP", "MX", "originating"),
        ("JP", "JP", "non-originating"),
        ("JP", "", "undetermined"),
    ],
)
def test_goods_that_come_from_a_party(tmp_path: Path, place: str, exported: str, verdict: str) -> None:
    """All of it is foreign, so that nothing but its coming from a party helps it."""
    text = TEXT.format(provision="importation from a party confers origin on goods of 87.03", rule=HALF)
    table = goods(place, exported_from=exported)
    found, by, _, told = judged(tmp_path, text, table, "good,code,originating,value\na,8407.34,no,900\n")
    assert (found, by) == (verdict, "plan"), told
