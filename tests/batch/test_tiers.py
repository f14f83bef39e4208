"""Materials made of materials: settled by columns from the deepest up; by hand on a car with an engine with a block.

The engine may use 200 of 500 that does not originate: its bolts alone, if its block originates. The car may use 400 of
1000: its seats alone, if its engine originates.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import roolang

RULES = """language 1
agreement D "d"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
{provision}
rule for 87.03 requires value of non-originating materials at most 40% of ex-works price
rule for 84.07 requires value of non-originating materials at most 40% of ex-works price
rule for 84.09 requires change from any other heading
"""
COLUMNS = "good,id,parent,code,produced_in,self_produced,originating,value,values.ex-works price\n"
CAR = """a,engine,,8407.34,{engine},{own},,500,500
a,seats,a,9401.20,,,no,400,
a,block,engine,8409.91,{block},no,,150,150
a,casting,block,{casting},,,no,50,
a,bolts,engine,7318.15,,,no,{bolts},
"""
PLAIN = {"engine": "MX", "own": "no", "block": "MX", "casting": "7325.99", "bolts": "200"}
BILATERAL = "accumulation bilateral among the parties"
OF_PARTS = f"{BILATERAL} for materials of 84.09"


def judged(folder: Path, rows: str, provision: str = "") -> tuple[str, str, dict[str, int], str]:
    """The verdict, who judged, what went row by row, and what was told."""
    (folder / "r.roo").write_text(RULES.format(provision=provision))
    (folder / "g.csv").write_text("id,code,produced_in,values.ex-works price\na,8703.23,MX,1000\n")
    (folder / "m.csv").write_text(COLUMNS + rows)
    files = [str(folder / name) for name in ("r.roo", "g.csv", "m.csv")]
    done = roolang("batch", *files, "-o", str(folder / "v.csv"), "--on", "2024-05-06", "--json")
    if done.status:
        return "", "", {}, done.err
    row = (folder / "v.csv").read_text().replace('"', "").splitlines()[1].split(",")
    return row[2], row[-1], json.loads(done.out)["row by row"], done.err


@pytest.mark.parametrize(
    ("changed", "provision", "verdict"),
    [
        ({}, "", "originating"),
        ({"bolts": "200.01"}, "", "non-originating"),
        ({"casting": "8409.99"}, "", "non-originating"),
        ({"casting": "8409.99", "bolts": "50"}, "", "originating"),
        ({"casting": "8409.99", "bolts": "50.01"}, "", "non-originating"),
        ({"engine": "JP"}, "", "non-originating"),
        ({"block": "JP"}, "", "non-originating"),
        ({"block": "JP", "bolts": "50"}, "", "originating"),
        ({"engine": ""}, "", "undetermined"),
        ({"engine": "CA"}, "", "undetermined"),
        ({"engine": "CA", "block": "CA"}, BILATERAL, "originating"),
        ({"engine": "CA"}, BILATERAL, "originating"),
        ({"engine": "CA"}, OF_PARTS, "non-originating"),
        ({"block": "CA"}, OF_PARTS, "originating"),
        ({"engine": "CA", "bolts": "200.01"}, "", "non-originating"),
    ],
)
def test_three_tiers_by_hand(tmp_path: Path, changed: dict[str, str], provision: str, verdict: str) -> None:
    found, judge, row_by_row, told = judged(tmp_path, CAR.format(**PLAIN | changed), provision)
    assert (found, judge, row_by_row) == (verdict, "plan", {}), told


def test_what_columns_cannot_say_is_counted(tmp_path: Path) -> None:
    """An engine of the maker's own counts by what is in it: bolts and seats come to 600."""
    found, judge, row_by_row, told = judged(tmp_path, CAR.format(**PLAIN | {"own": "yes"}))
    assert (found, judge) == ("non-originating", "interpreter"), told
    assert row_by_row == {"materials of the producer's own making": 1}


@pytest.mark.parametrize(
    ("old", "new", "code"), [("bolts,engine", "bolts,motor", "RL6211"), ("engine,,", "engine,block,", "RL6212")]
)
def test_parts_of_nothing_and_of_themselves(tmp_path: Path, old: str, new: str, code: str) -> None:
    *_, told = judged(tmp_path, CAR.format(**PLAIN).replace(old, new))
    assert code in told and not (tmp_path / "v.csv").exists()
    assert ("m.csv: row 6" in told) is (code == "RL6211")


def test_two_texts_with_other_places(tmp_path: Path) -> None:
    """What originates under one text does not under another, in one run."""
    one = RULES.format(provision=BILATERAL)
    (tmp_path / "r.roo").write_text(
        one + one.replace("language 1\n", "").replace('D "d"', 'E "e"').replace(", US", "").replace("CA, ", "JP, ")
    )
    (tmp_path / "g.csv").write_text("id,code,produced_in,values.ex-works price\na,8703.23,MX,1000\n")
    (tmp_path / "m.csv").write_text(COLUMNS + CAR.format(**PLAIN | {"engine": "CA"}))
    files = [str(tmp_path / name) for name in ("r.roo", "g.csv", "m.csv")]
    done = roolang("batch", *files, "-o", str(tmp_path / "v.csv"), "--on", "2024-05-06", "--brief")
    assert done.status == 0, done.err
    rows = (tmp_path / "v.csv").read_text().replace('"', "").splitlines()[1:]
    assert set(rows) == {"a,D,originating", "a,E,non-originating"}


TRACED = """language 1
agreement D "d"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
rule for 87.03 requires regional value content at least 60% by net cost tracing all materials
"""
PARTS = """a,engine,,8407.34,{engine},no,,500,
a,seats,,9401.20,{seats},no,,{worth},
a,block,engine,8409.91,{block},no,,150,
a,casting,block,7325.99,JP,no,,50,
a,bolts,engine,7318.15,JP,no,,200,
"""


@pytest.mark.parametrize(
    ("engine", "block", "seats", "worth", "verdict", "judge"),
    [
        ("MX", "MX", "JP", "150", "originating", "plan"),
        ("MX", "MX", "JP", "150.01", "non-originating", "plan"),
        ("MX", "MX", "MX", "150", "originating", "plan"),
        ("MX", "MX", "MX", "150.01", "undetermined", "plan"),
        ("MX", "MX", "", "150.01", "undetermined", "plan"),
        ("MX", "JP", "JP", "50", "originating", "plan"),
        ("MX", "JP", "JP", "50.01", "non-originating", "plan"),
        ("", "MX", "JP", "150.01", "undetermined", "interpreter"),
    ],
)
def test_tracing_by_hand(
    tmp_path: Path, engine: str, block: str, seats: str, worth: str, verdict: str, judge: str
) -> None:
    """Of 1000 the casting and the bolts are 250 from Japan, or the block and the bolts 350; seats hide up to their value."""
    rows = PARTS.format(engine=engine, block=block, seats=seats, worth=worth)
    (tmp_path / "r.roo").write_text(TRACED)
    (tmp_path / "g.csv").write_text("id,code,produced_in,values.net cost\na,8703.23,MX,1000\n")
    (tmp_path / "m.csv").write_text(COLUMNS + rows)
    files = [str(tmp_path / name) for name in ("r.roo", "g.csv", "m.csv")]
    done = roolang("batch", *files, "-o", str(tmp_path / "v.csv"), "--on", "2024-05-06")
    assert done.status == 0, done.err
    row = (tmp_path / "v.csv").read_text().replace('"', "").splitlines()[1].split(",")
    assert (row[2], row[-1]) == (verdict, judge), done.out


@pytest.mark.parametrize(("stated", "verdict"), [("400", "originating"), ("400.01", "non-originating")])
def test_what_is_stated_to_be_traced_goes_before_the_value(tmp_path: Path, stated: str, verdict: str) -> None:
    """Of 1000 the engine from Japan counts by what is stated to be traced of it, and not by its 500."""
    (tmp_path / "r.roo").write_text(TRACED)
    (tmp_path / "g.csv").write_text("id,code,produced_in,values.net cost\na,8703.23,MX,1000\n")
    (tmp_path / "m.csv").write_text(
        f"good,code,produced_in,value,values.traced value\na,8407.34,JP,500,{stated}\na,9401.20,JP,0,\n"
    )
    files = [str(tmp_path / name) for name in ("r.roo", "g.csv", "m.csv")]
    done = roolang("batch", *files, "-o", str(tmp_path / "v.csv"), "--on", "2024-05-06")
    assert done.status == 0, done.err
    row = (tmp_path / "v.csv").read_text().replace('"', "").splitlines()[1].split(",")
    assert (row[2], row[-1]) == (verdict, "interpreter"), done.out
