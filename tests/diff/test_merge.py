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


# ---- what can be called by nothing


NAMELESS = """language 1
agreement DEAL "Made up"
parties CA, US
nomenclature HS 2022
in force 2020-01-01
tolerance 10% of transaction value covers tariff change
roll-up applies
define method full for regional value content as (net cost - value of counted materials) / net cost
rule for 84.01 requires CTH
rule for 84.01 additionally requires regional value content at least 50% by net cost
rule for 84.05 requires regional value content at least 40% by full
"""


def brought_together(folder: Path, base: str, one: str, other: str, *more: str) -> Run:
    written(folder, base=base, us=one, ca=other)
    names = [str(folder / f"{name}.roo") for name in ("base", "us", "ca")]
    return roolang("merge", *names, "-o", str(folder / "out.roo"), *more)


def gets_back(folder: Path, party: str, own: str, name: str, *more: str) -> bool:
    """Whether a party's text out of the merged one is its own, clause by clause."""
    run = roolang("diff", str(folder / own), str(folder / "out.roo"), "--between", name, party, "--exit-code", *more)
    assert run.status in (0, 3), run.err
    return run.status == 0


@pytest.mark.parametrize(
    "gone",
    [
        "roll-up applies\n",
        "tolerance 10% of transaction value covers tariff change\n",
        "rule for 84.01 additionally requires regional value content at least 50% by net cost\n",
    ],
)
def test_what_can_be_called_by_nothing_is_deleted_by_writing_the_text_out_whole(tmp_path: Path, gone: str) -> None:
    shorter, tighter = NAMELESS.replace(gone, ""), NAMELESS.replace("40%", "45%")
    run = brought_together(tmp_path, NAMELESS, shorter, tighter, "--between", "US", "CA")
    assert run.status == 0, run.err
    assert "written out whole" in run.out
    text = (tmp_path / "out.roo").read_text(encoding="utf-8")
    assert " amends " not in text and "[CA: " in text and "[US: 40%] [CA: 45%]" in text
    assert text.count("rule for 84.01\n  requires") + text.count("rule for 84.01 requires") == 1
    assert gets_back(tmp_path, "US", "us.roo", "DEAL") and gets_back(tmp_path, "CA", "ca.roo", "DEAL")
    assert not gets_back(tmp_path, "US", "ca.roo", "DEAL")
    assert roolang("check", str(tmp_path / "out.roo")).status == 0


def test_a_clause_that_one_party_deletes_is_the_others_bracket(tmp_path: Path) -> None:
    base = BASE.replace(
        "CTH except from boilers", "CTH except from boilers and regional value content at least 40% by net cost"
    )
    loose = base.replace(" and regional value content at least 40% by net cost", "")
    run = brought_together(tmp_path, base, loose, base.replace("40%", "45%"), "--between", "US", "CA")
    assert run.status == 0, run.err
    text = (tmp_path / "out.roo").read_text(encoding="utf-8")
    assert "[CA: and regional value content at least 45% by net cost]" in " ".join(text.split())
    assert gets_back(tmp_path, "US", "us.roo", "DEAL") and gets_back(tmp_path, "CA", "ca.roo", "DEAL")


# ---- a base that has brackets itself


TABLED = """
consolidated text ROUND_3 among CA, MX, US amends DEAL dated 2024-03-01
[US: tolerance 2% of transaction value covers tariff change cite "Art. 5"]
[MX propose; US oppose: rule for 84.10 requires CTSH]
rule for 84.11 requires [reading strict: CC] [reading wide: CTH]
replace rule for 84.06 requires regional value content at least [US: 60%] [CA: 50%] [MX: 40%] by net cost
rule for 84.09 requires CTH [US: and regional value content at least [US: 70%] by net cost]
"""
ROUND = (
    BASE.replace("parties CA, US", "parties CA, MX, US").replace("nomenclature", "in force 2020-01-01\nnomenclature")
    + TABLED
)


def test_a_base_with_brackets_keeps_those_that_nobody_changed_and_each_party_its_text(tmp_path: Path) -> None:
    """The United States come down to 55% and give up their tolerance; Canada drops its rule for 84.09 to a subheading."""
    one = ROUND.replace("[US: 60%]", "[US: 55%]").replace(TABLED.strip().splitlines()[1] + "\n", "")
    other = ROUND.replace("84.09 requires CTH [US:", "84.09 requires [CA: CTSH] [MX, US: CTH] [US:")
    run = brought_together(tmp_path, ROUND, one, other, "--between", "US", "CA")
    assert run.status == 0, run.err
    text = " ".join((tmp_path / "out.roo").read_text(encoding="utf-8").split())
    assert "among CA, MX, US amends DEAL" in text
    assert "[US: 55%] [CA: 50%] [MX: 40%]" in text and "2% of" not in text
    assert "[MX propose; US oppose: rule for 84.10 requires CTSH]" in text
    assert "[reading strict: CC] [reading wide: CTH]" in text
    assert all(gets_back(tmp_path, party, f"{party.lower()}.roo", f"ROUND_3 as {party}") for party in ("US", "CA"))
    assert gets_back(tmp_path, "MX", "base.roo", "ROUND_3 as MX")
    assert not gets_back(tmp_path, "US", "base.roo", "ROUND_3 as US")


def test_brackets_within_brackets_of_statements_are_kept_or_rewritten_each_by_itself(tmp_path: Path) -> None:
    """The United States change the innermost rule and delete nothing; the others keep what they have."""
    nested = """[CA, US: rule for 84.08 requires CTSH
  [US: delete rule for 84.07 rule for 84.12 requires CC] rule for 84.13 requires CTH]
[MX, US: list boilers: 84.02, 84.03 [US: , 84.04 [US: , 8405.90]]]
"""
    one = (ROUND + nested).replace("84.12 requires CC", "84.12 requires CTSH")
    run = brought_together(tmp_path, ROUND + nested, one, ROUND + nested, "--between", "US", "CA")
    assert run.status == 0, run.err
    assert all(gets_back(tmp_path, party, f"{party.lower()}.roo", f"ROUND_3 as {party}") for party in ("US", "CA"))
    assert gets_back(tmp_path, "MX", "base.roo", "ROUND_3 as MX")
    assert not gets_back(tmp_path, "US", "base.roo", "ROUND_3 as US")


def test_what_both_changed_alike_is_counted_though_the_text_is_written_out_whole(tmp_path: Path) -> None:
    shorter = NAMELESS.replace("roll-up applies\n", "").replace("84.05 requires", "84.05 requires CTH and")
    tighter = NAMELESS.replace("84.05 requires", "84.05 requires change from any other heading and")
    run = brought_together(tmp_path, NAMELESS, shorter, tighter, "--between", "US", "CA")
    assert run.status == 0, run.err
    assert "1 changed by both alike" in run.out and "written out whole" in run.out


def test_proposals_over_a_text_with_brackets(tmp_path: Path) -> None:
    head = 'language 1\nuse "base.roo"\nproposal FROM_{0} by {0} amends ROUND_3\n'
    one = head.format("US") + "replace rule for 84.06 requires regional value content at least 55% by net cost\n"
    other = head.format("CA") + "replace rule for 84.06 requires regional value content at least 55% by net cost\n"
    run = brought_together(tmp_path, ROUND, one, other)
    assert run.status == 0, run.err
    text = " ".join((tmp_path / "out.roo").read_text(encoding="utf-8").split())
    assert "[US/CA: 55%] [MX: 40%]" in text or "[US, CA: 55%] [MX: 40%]" in text
    assert gets_back(tmp_path, "US", "us.roo", "FROM_US") and gets_back(tmp_path, "CA", "ca.roo", "FROM_CA")
    assert gets_back(tmp_path, "MX", "base.roo", "ROUND_3 as MX")


def test_a_base_with_brackets_that_amends_nothing_keeps_silence(tmp_path: Path) -> None:
    base = """language 1
consolidated text DRAFT among CA, MX, US dated 2024-01-01
parties CA, MX, US
nomenclature HS 2022
rule for 84.01 requires [US: CC] [CA: CTH]
rule for 84.02 requires [US: CC] [CA, MX: CTH]
"""
    one, other = base.replace("84.01 requires [US: CC]", "84.01 requires [US: CTH]"), base.replace("84.02", "84.03")
    run = brought_together(tmp_path, base, one, other, "--between", "US", "CA")
    assert run.status == 0, run.err
    assert gets_back(tmp_path, "US", "us.roo", "DRAFT as US") and gets_back(tmp_path, "CA", "ca.roo", "DRAFT as CA")
    (tmp_path / "good.json").write_text(
        '{"id": "a", "date": "2024-06-01", "good": {"code": "8401.10", "produced_in": "MX"}, "materials": []}', "utf-8"
    )
    asked = ("--under", "MX", "--json")
    verdicts = [
        roolang("eval", str(tmp_path / name), str(tmp_path / "good.json"), *asked).out
        for name in ("base.roo", "out.roo")
    ]
    told = [json.loads(each)["results"][0] for each in verdicts]
    assert told[0]["verdict"] == told[1]["verdict"] == "undetermined"
    assert told[0]["missing"] == told[1]["missing"]


def test_words_with_readings_that_somebody_changed_are_not_guessed(tmp_path: Path) -> None:
    one = ROUND.replace(
        "rule for 84.11 requires [reading strict: CC] [reading wide: CTH]", "[US: rule for 84.11 requires CC]"
    )
    run = brought_together(tmp_path, ROUND, one, ROUND, "--between", "US", "CA")
    assert run.status == 1 and "which reading is meant" in run.err and "84.11" in run.err
    assert not (tmp_path / "out.roo").exists()
    run = brought_together(tmp_path, ROUND, ROUND, ROUND, "--between", "US", "DE")
    assert run.status == 2 and "DE is not at the table of ROUND_3" in run.err


def test_strangers_and_other_editions_are_told(tmp_path: Path) -> None:
    refused = brought_together(tmp_path, BASE, BASE.replace("50%", "60%"), BASE, "--between", "DE", "CA")
    assert refused.status == 2 and "DE is no party to DEAL" in refused.err and "there are CA, US" in refused.err
    older = BASE.replace("HS 2022", "HS 2017")
    refused = brought_together(tmp_path, BASE, BASE.replace("50%", "60%"), older, "--between", "US", "CA")
    assert refused.status == 1 and "of DEAL are of HS 2017, those of DEAL of HS 2022" in refused.err
    assert not (tmp_path / "out.roo").exists()


@pytest.mark.parametrize("name", ["by its name.roo", "which this run reads.roo"])
def test_an_input_is_kept_whatever_its_name_says(tmp_path: Path, name: str) -> None:
    written(tmp_path, base=BASE, ca=CA)
    (tmp_path / name).write_text(US, encoding="utf-8")
    base, one, other = (str(tmp_path / each) for each in ("base.roo", name, "ca.roo"))
    over = roolang("merge", base, one, other, "-o", one)
    assert over.status == 2 and "RL8012" in over.err
    assert (tmp_path / name).read_text(encoding="utf-8") == US


def test_a_file_that_an_input_uses_is_kept_and_another_may_be_written_anew(tmp_path: Path) -> None:
    lists = "language 1\nlist engines: 84.07\n"
    written(tmp_path, base=BASE, us=US.replace("language 1\n", 'language 1\nuse "lists.roo"\n'), ca=CA, lists=lists)
    names = [str(tmp_path / f"{name}.roo") for name in ("base", "us", "ca")]
    over = roolang("merge", *names, "-o", str(tmp_path / "lists.roo"))
    assert over.status == 2 and "RL8012" in over.err
    assert (tmp_path / "lists.roo").read_text(encoding="utf-8") == lists
    for _ in range(2):
        assert roolang("merge", *names, "-o", str(tmp_path / "merged.roo")).status == 0


def test_a_base_that_is_not_what_the_parties_amend_is_told(tmp_path: Path) -> None:
    """Of another agreement nothing would be amended; of talks over the same agreement the brackets would be lost."""
    base = "language 1\nagreement {} parties CA, US nomenclature HS 2022 in force 2020-01-01\nrule for 84.01 requires CTH\n"
    proposal = 'language 1\nuse "deal.roo"\nproposal {0}_TEXT by {0} amends DEAL\nreplace rule for 84.01 requires {1}\n'
    talks = 'language 1\nuse "deal.roo"\nconsolidated text TALKS among CA, US amends DEAL\n[US: rule for 84.02 requires CTH]\n'
    written(
        tmp_path,
        deal=base.format("DEAL"),
        other=base.format("OTHER"),
        us=proposal.format("US", "CC"),
        ca=proposal.format("CA", "CTSH"),
        talks=talks,
    )
    us, ca, out = str(tmp_path / "us.roo"), str(tmp_path / "ca.roo"), tmp_path / "out.roo"
    for name in ("other", "talks"):
        run = roolang("merge", str(tmp_path / f"{name}.roo"), us, ca, "-o", str(out))
        assert run.status == 1 and not out.exists()
        assert f"RL7304]: US_TEXT amends DEAL, and the base is {name.upper()}" in run.err
        assert f"give the file of DEAL as the base, or amend {name.upper()}" in run.err
    assert roolang("merge", str(tmp_path / "deal.roo"), us, ca, "-o", str(out)).status == 0


def test_a_change_of_what_prevails_is_never_lost(tmp_path: Path) -> None:
    """The United States puts its threshold last, so that it prevails for 8703.23; no text with both brings that about."""
    head = "language 1\n"
    base = (
        f"{head}agreement BASE parties CA, MX, US nomenclature HS 2022\n"
        "list small: 8703.21, 8703.23\nlist red: 8703.23, 8703.24\n"
        "rule for 87.03 requires regional value content at least 50% by net cost\n"
        "threshold for goods of small: regional value content at least 60% by net cost\n"
        "threshold for goods of red: regional value content at least 40% by net cost\n"
    )
    one = (
        f'{head}use "base.roo"\nproposal ONE by US amends BASE\ndelete threshold for goods of small\n'
        "add threshold for goods of small: regional value content at least 60% by net cost\n"
    )
    two = (
        f'{head}use "base.roo"\nproposal TWO by MX amends BASE\n'
        "replace rule for 87.03 requires regional value content at least 55% by net cost\n"
    )
    written(tmp_path, base=base, one=one, two=two)
    names = [str(tmp_path / f"{name}.roo") for name in ("base", "one", "two")]
    refused = roolang("merge", *names, "-o", str(tmp_path / "out.roo"))
    assert refused.status == 1 and "RL7304" in refused.err and "which of several provisions stands" in refused.err
    assert not (tmp_path / "out.roo").exists()


def test_other_words_of_the_same_meaning_bring_no_bracket_with_them(tmp_path: Path) -> None:
    """What Canada turned round and wrote as a range stands in the words of the base; brackets hold the limits alone."""
    rule = "rule for 84.05 requires change from any other heading except from {} and regional value content at least {}% by net cost\n"
    turned = "rule for 84.05 requires regional value content at least {}% by net cost and change from any other heading except from {}\n"
    base = BASE.partition("rule for 84.01")[0] + rule.format("84.06, 84.07", 50)
    amends = 'language 1\nuse "base.roo"\nproposal {name} by {party} amends DEAL\nreplace {rule}'
    one = amends.format(name="ONE", party="US", rule=rule.format("84.06, 84.07, 84.08", 60))
    two = amends.format(name="TWO", party="CA", rule=turned.format(55, "84.06 to 84.07"))
    written(tmp_path, base=base, one=one, two=two)
    names = [str(tmp_path / f"{name}.roo") for name in ("base", "one", "two")]
    run = roolang("merge", *names, "-o", str(tmp_path / "out.roo"))
    assert run.status == 0, run.err
    said = " ".join((tmp_path / "out.roo").read_text(encoding="utf-8").split())
    assert (
        "requires change from any other heading except from 84.06, 84.07 [US: , 84.08] and regional value content at least"
        in said
    )
    assert "at least [US: 60%] [CA: 55%] by net cost" in said


def test_another_method_of_the_same_formula_is_kept_where_averaging_names_one(tmp_path: Path) -> None:
    rule = "rule for 84.05 requires regional value content at least 50% by {} on FOB"
    base = f"""language 1
agreement DEAL "Made up"
parties CA, US
nomenclature HS 2022
averaging over "month" of regional value content by build-down
{rule.format("build-down")}
"""
    head = 'language 1\nuse "base.roo"\nproposal FROM_{0} by {0} amends DEAL\n'
    written(tmp_path, base=base, us=head.format("US") + "add rule for 84.08 requires CTH\n",
            ca=head.format("CA") + f"replace {rule.format('focused value')}\n")  # fmt: skip
    out = tmp_path / "out.roo"
    run = roolang("merge", *(str(tmp_path / f"{name}.roo") for name in ("base", "us", "ca")), "-o", str(out))
    assert run.status == 0, run.err
    said = " ".join(out.read_text(encoding="utf-8").split())
    assert "[CA: regional value content at least 50% by focused value on FOB]" in said
