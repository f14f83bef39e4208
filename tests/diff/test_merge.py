"""Three-way merges: brackets only where two parties mean different things, and each party's text got back from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Run, roolang

BASE = """language 1
agreement DEAL "Made up"
parties CA, US
nomenclature HS 2022
tolerance 10% of transaction value covers tariff change cite "Art. 5"
list boilers: 84.02, 84.03
rule for 84.01 requires CTH and regional value content at least 50% by net cost
rule for 84.05 requires CTH except from boilers
rule for 84.06 requires CTH
rule for 84.07 requires CTSH
"""
US = """language 1
use "base.roo"
proposal FROM_US by US amends DEAL
replace rule for 84.01 requires CTH and regional value content at least 60.5% by net cost
replace rule for 84.06 requires change from any other heading or wholly obtained
delete rule for 84.07
add to list boilers: 84.04
roll-up does not apply for goods of 84.05 cite "US 1"
"""
CA = """language 1
use "base.roo"
proposal FROM_CA by CA amends DEAL
replace rule for 84.01 requires regional value content at least 55% by net cost and CTH
replace rule for 84.06 requires wholly obtained or CTH
delete provision "Art. 5"
add rule for 84.08 requires CTH
"""


def written(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.roo").write_text(text, encoding="utf-8")


@pytest.fixture
def merged(tmp_path: Path) -> tuple[Path, Run]:
    written(tmp_path, base=BASE, us=US, ca=CA)
    run = roolang(
        "merge", *(str(tmp_path / f"{name}.roo") for name in ("base", "us", "ca")), "-o", str(tmp_path / "out.roo")
    )
    return tmp_path, run


def test_brackets_stand_only_where_the_two_mean_different_things(merged: tuple[Path, Run]) -> None:
    folder, run = merged
    assert run.status == 0, run.err
    text = (folder / "out.roo").read_text(encoding="utf-8")
    assert "[US: 60.5%] [CA: 55%]" in text
    (same,) = [line for line in text.split("\n\n") if "rule for 84.06" in line]
    assert "[" not in same
    assert "[US: delete rule for 84.07]" in text
    assert '[CA: delete provision "Art. 5"]' in text
    assert "[CA: rule for 84.08 requires CTH]" in text
    assert "84.05 requires" not in text


@pytest.mark.parametrize("party", ["US", "CA"])
def test_each_party_gets_its_own_text_back(merged: tuple[Path, Run], party: str) -> None:
    folder, _ = merged
    own, out = str(folder / f"{party.lower()}.roo"), str(folder / "out.roo")
    found = roolang("diff", own, out, "--between", f"FROM_{party}", party, "--exit-code")
    assert found.status == 0, found.out + found.err
    other = "CA" if party == "US" else "US"
    assert roolang("diff", own, out, "--between", f"FROM_{party}", other, "--exit-code").status == 3
    assert roolang("check", out).status == 0


def test_declarations_are_judged_alike(merged: tuple[Path, Run]) -> None:
    """Of 100 net cost 42 are foreign: 58% is enough for Canada, not for the United States."""
    folder, _ = merged
    for number, foreign in enumerate((30, 42, 47)):
        (folder / f"{number}.json").write_text(
            f'{{"id": "boiler {number}", "date": "2024-01-01", "good": {{"code": "8401.10", "produced_in": "CA", "values": {{"net cost": 100, '
            f'"transaction value": 120}}}}, "materials": [{{"id": "steel", "code": "7208.10", "value": {foreign}, '
            '"originating": false}]}', encoding="utf-8",
        )  # fmt: skip
    goods = [str(folder / f"{number}.json") for number in range(3)]
    verdicts = {}
    for party in ("US", "CA"):
        own = roolang("eval", str(folder / f"{party.lower()}.roo"), *goods, "--brief", "--json")
        out = roolang("eval", str(folder / "out.roo"), *goods, "--under", party, "--brief", "--json")
        told = [[each["verdict"] for each in json.loads(run.out)["results"]] for run in (own, out)]
        assert told[0] == told[1]
        verdicts[party] = told[0]
    assert verdicts["US"] == ["originating", "non-originating", "non-originating"]
    assert verdicts["CA"] == ["originating", "originating", "non-originating"]


def test_edited_copies_need_the_names_of_the_parties(tmp_path: Path) -> None:
    written(tmp_path, base=BASE, one=BASE.replace("50%", "60%"), two=BASE.replace("50%", "50.00%"))
    names = [str(tmp_path / f"{name}.roo") for name in ("base", "one", "two")]
    refused = roolang("merge", *names, "-o", str(tmp_path / "out.roo"))
    assert refused.status == 2
    assert "RL7304" in refused.err and not (tmp_path / "out.roo").exists()
    assert roolang("merge", *names, "-o", str(tmp_path / "out.roo"), "--between", "US", "CA").status == 0
    text = (tmp_path / "out.roo").read_text(encoding="utf-8")
    assert text.count("rule for") == 1
    assert "[US: 60%] [CA: 50%]" in text


def test_nothing_is_written_over_an_input_or_out_of_reach(tmp_path: Path) -> None:
    written(tmp_path, base=BASE, us=US, ca=CA)
    names = [str(tmp_path / f"{name}.roo") for name in ("base", "us", "ca")]
    over = roolang("merge", *names, "-o", names[1])
    assert over.status == 2 and "RL8012" in over.err
    assert (tmp_path / "us.roo").read_text(encoding="utf-8") == US
    (tmp_path / "elsewhere").mkdir()
    far = roolang("merge", *names, "-o", str(tmp_path / "elsewhere" / "out.roo"))
    assert far.status == 1 and "RL7305" in far.err
    twice = roolang("merge", names[0], names[1], names[1], "-o", str(tmp_path / "out.roo"))
    assert twice.status == 2 and "both texts are of US" in twice.err
