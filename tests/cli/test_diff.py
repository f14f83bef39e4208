"""`roolang diff`, `talks` and `merge` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.run import roolang

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "diff.schema.json").read_text(encoding="utf-8"))
TALKS = str(ROOT / "examples" / "talks")
TABLE = str(ROOT / "tests" / "roo" / "surface" / "consolidated.roo")
US, CA, BASE, GOODS = (f"{TALKS}/{name}" for name in ("us.roo", "ca.roo", "base.roo", "boilers.json"))
RULES = """language 1
agreement {name} "Made up"
parties CA, US
nomenclature HS {edition}
{rules}
"""


def written(folder: Path, name: str, rules: str, *, edition: int = 2022) -> str:
    path = folder / f"{name.lower()}.roo"
    path.write_text(RULES.format(name=name, rules=rules, edition=edition), encoding="utf-8")
    return str(path)


def data(*arguments: str) -> dict[str, object]:
    run = roolang(*arguments, "--json")
    assert run.status == 0, run.err
    found: dict[str, object] = json.loads(run.out)
    Draft202012Validator(SCHEMA).validate(found)
    return found


def test_data_is_as_the_schema_says() -> None:
    found = data("diff", US, CA, "--on", GOODS, "--date", "2024-06-01")
    (comparison,) = found["comparisons"]  # type: ignore[misc]
    assert comparison["rules"] == {"before": 3, "after": 3, "same": 2}
    rule = comparison["edits"][-1]
    assert (rule["codes"], rule["subheadings"]) == ([["8401", "8401"]], 4)
    assert rule["clauses"][0]["what"] == "60.5% became 55%"
    assert Path(rule["after"]["place"].rpartition("ca.roo")[1]).name == "ca.roo"
    # 100 of net cost less 42 is 58%: between 55 and 60.5; 3.3% of 120,000 is 3,960
    (move,) = comparison["products"]["changed"]
    assert (move["declaration"], move["direction"]) == ("boiler-a", "better")
    assert move["duty_at_stake"] == {"low": "3960", "high": "3960"}
    assert comparison["products"]["unchanged"] == {"originating": 2}
    data("talks", TABLE)


def test_the_status_says_whether_anything_differs_only_where_one_asks() -> None:
    assert roolang("diff", US, CA).status == 0
    assert roolang("diff", US, CA, "--exit-code").status == 3
    assert roolang("diff", US, US, "--exit-code").status == 0


def test_one_file_is_a_proposal_and_what_it_amends() -> None:
    run = roolang("diff", US)
    assert "Between DEMO and FROM_US, 2 product rules and 1 definition differ" in run.out


def test_two_parties_of_a_consolidated_text() -> None:
    run = roolang("diff", TABLE, "--between", "CA", "MX", "--date", "2018-06-01", "--reading", "alternative 1")
    assert run.status == 0, run.err
    assert "[-[X%]-] {+62.5%+}" in run.out
    assert "net cost [-with_intangibles-]" in run.out


def test_readings_of_one_text() -> None:
    run = roolang("diff", TABLE, "--between", "alternative 1", "alternative 2", "--date", "2018-06-01")
    assert run.status == 0, run.err
    assert "60% became 50%" in run.out


def test_one_text_on_two_days(tmp_path: Path) -> None:
    limit = (
        "rule for 84.01 requires regional value content at least 50% from 2020-01-01, 60% from 2027-01-01 by net cost"
    )
    staged = written(tmp_path, "STAGED", limit)
    run = roolang("diff", staged, "--between", "2026-12-31", "2027-01-01")
    assert "Between STAGED on 2026-12-31 and STAGED on 2027-01-01, 1 product rule differs." in run.out
    assert "50% became 60%" in run.out
    third = roolang("diff", staged, "--between", "2026-12-31", "2027-01-01", "--date", "2026-06-01")
    assert third.status == 2 and "RL7302" in third.err and not third.out


def test_the_law_may_be_asked_of_some_goods_only() -> None:
    pytest.importorskip("z3", reason="the solver is not installed")
    found = data("diff", US, CA, "--date", "2024-06-01", "--prove", "--goods", "8401.10")
    groups = found["comparisons"][0]["law"]["groups"]  # type: ignore[index]
    assert [group["codes"] for group in groups] == [[["840110", "840110"]]]
    run = roolang("diff", US, CA, "--prove", "--goods", "84.011")
    assert run.status == 2
    assert "RL6007" in run.err


def test_the_law_is_proved_with_a_product_that_shows_it() -> None:
    """Between 55 and 60.5% a reactor originates by Canada's text alone; 8404.10 is shut out by the American list alone."""
    pytest.importorskip("z3")
    found = data("diff", US, CA, "--date", "2024-06-01", "--prove")
    law = found["comparisons"][0]["law"]  # type: ignore[index]
    assert law["headline"] == "A stricter"
    groups = {each["codes"][0][0]: each for each in law["groups"] if each["relation"] != "same"}
    assert sorted(groups) == ["840110", "840510"]
    assert all(each["only_before"] is None for each in groups.values())
    shown = groups["840510"]["only_after"]
    assert shown["declaration"]["materials"][0]["code"] == "8404.10"
    assert shown["verdicts"] == {"before": "non-originating", "after": "originating"}
    assert data("diff", US, US, "--prove")["comparisons"][0]["law"] is None  # type: ignore[index]


def test_the_examples_are_written_for_eval_to_judge(tmp_path: Path) -> None:
    pytest.importorskip("z3")
    shown = tmp_path / "examples.json"
    run = roolang("diff", US, CA, "--date", "2024-06-01", "--prove", "--examples", str(shown))
    assert run.status == 0, run.err
    declarations = json.loads(shown.read_text(encoding="utf-8"))
    assert len({each["id"] for each in declarations}) == len(declarations) == run.out.count("alone:") == 2
    for rules, verdict in ((US, "non-originating"), (CA, "originating")):
        judged = roolang("eval", rules, str(shown), "--brief")
        assert [line.split()[2] for line in judged.out.splitlines()[1:]] == [verdict, verdict]


def test_the_law_in_a_sentence_counts_every_subheading(tmp_path: Path) -> None:
    """84.01 has four subheadings of HS 2022, 84.02 five, 84.05 two; both texts are called alike."""
    pytest.importorskip("z3")
    (tmp_path / "new").mkdir()
    rules = "rule for 84.01 requires {}\nrule for 84.02 requires {}\nrule for 84.05 requires CTH"
    one = written(tmp_path, "ROUND", rules.format("CTH", "CC"))
    two = written(tmp_path / "new", "ROUND", rules.format("CC", "CTH"))
    out = roolang("diff", one, two, "--prove").out
    old, new = f"ROUND in {one}", f"ROUND in {two}"
    assert f"they cross; on 5 {old} is stricter, on 4 {new} is stricter and on 2 they are the same." in out
    assert f"\n84.01: {new} is stricter\n" in out and f"\n84.02: {old} is stricter\n" in out


def test_what_is_said_of_an_example_is_all_that_it_declares(tmp_path: Path) -> None:
    """Sewing is asked of the good, and of what the material was made into nothing: places and operations are told."""
    pytest.importorskip("z3")
    one = written(tmp_path, "ONE", "rule for 84.01 requires undergoes welding")
    two = written(tmp_path, "TWO", 'rule for 84.01 requires undergoes welding and good is described as "tight"')
    out = roolang("diff", one, two, "--prove").out
    shown = out[out.index("alone:") :]
    assert "by welding in " in shown and 'not "tight"' in shown and "made in " in shown


def test_provisions_of_which_nothing_is_claimed_are_named(tmp_path: Path) -> None:
    pytest.importorskip("z3")
    rule = "rule for 84.01 requires regional value content at least {} by net cost"
    one = written(tmp_path, "ONE", rule.format("50%"))
    two = written(tmp_path, "TWO", rule.format("60%") + "\ndesignation of intermediate materials allowed")
    out = roolang("diff", one, two, "--prove").out
    assert "Different as well, and not compared: intermediate materials (" in out


def test_the_same_is_said_only_of_what_is_compared(tmp_path: Path) -> None:
    """A material of the producer's own making may count whole under one text alone, and the law speaks of none."""
    pytest.importorskip("z3")
    rule = "rule for 84.01 requires regional value content at least 50% by net cost"
    one = written(tmp_path, "ONE", rule)
    two = written(tmp_path, "TWO", rule + "\ndesignation of intermediate materials allowed")
    page = tmp_path / "page.html"
    out = roolang("diff", one, two, "--prove", "--html", str(page)).out
    for shown in (out, page.read_text(encoding="utf-8")):
        assert "they are the same in what is compared." in shown and "not compared: intermediate materials (" in shown


def test_designations_of_one_meaning_are_no_difference_beside(tmp_path: Path) -> None:
    """The rules differ, and the provisions on designation do not, though they look at the rules."""
    pytest.importorskip("z3")
    rule = "rule for 84.01 requires regional value content at least {} by net cost\n"
    more = 'designation of intermediate materials allowed\ndesignation of intermediate materials not needed if established that "n"'
    one = written(tmp_path, "ONE", rule.format("50%") + more)
    two = written(tmp_path, "TWO", rule.format("60%") + "\n".join(more.split("\n")[::-1]))
    out = roolang("diff", one, two, "--prove").out
    assert "TWO is stricter" in out and "not compared" not in out


def test_without_a_solver_all_else_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "z3.py").write_text("raise ImportError('No module named z3')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    run = roolang("diff", US, CA, "--date", "2024-06-01", "--prove", "--on", GOODS)
    assert run.status == 0
    assert run.err.count("RL7251") == 1 and "pip install 'roolang[prove]'" in run.err
    assert "60.5% became 55%" in run.out and "boiler-a" in run.out


def test_texts_of_different_editions_are_compared_in_words_alone(tmp_path: Path) -> None:
    one = written(tmp_path, "ONE", "rule for 84.01 requires change from any other heading")
    other = written(tmp_path, "OTHER", "rule for 84.01 requires change from any other chapter", edition=2017)
    run = roolang("diff", one, other, "--prove")
    assert run.status == 0
    assert "RL7255" in run.err and "RL7301" in run.err
    assert "change from any other [-heading-] {+chapter+}" in run.out


def test_parties_that_are_not_in_the_talks() -> None:
    run = roolang("diff", TABLE, "--between", "US", "DE")
    assert run.status == 2
    assert "nothing here is called `DE`" in run.err and "--between" in run.err


def test_readings_that_nobody_has(tmp_path: Path) -> None:
    one, other = (written(tmp_path, name, "rule for 84.01 requires CTH") for name in ("ONE", "OTHER"))
    for asked in ((one, other), ("usmca", "--between", "USMCA", "USMCA_STAGING")):
        run = roolang("diff", *asked, "--date", "2024-01-01", "--reading", "nonsense")
        assert run.status == 2 and run.out == ""
        assert "nothing here has a reading `nonsense`" in run.err and "--reading" in run.err
    run = roolang("diff", "usmca", "--between", "panel", "nonsense")
    assert run.status == 2 and "readings: panel, without panel" in run.err


def test_what_is_not_plain_is_asked() -> None:
    run = roolang("diff", TABLE)
    assert run.status == 2 and "RL7302" in run.err and "--between" in run.err


def test_texts_of_two_editions_are_compared_with_a_warning(tmp_path: Path) -> None:
    one = written(tmp_path, "OLD", "rule for 84.01 requires CTH", edition=2017)
    other = written(tmp_path, "NEW", "rule for 84.01 requires CTSH")
    run = roolang("diff", one, other)
    assert run.status == 0
    assert "RL7301" in run.err and "1 product rule and 1 general provision differ." in run.out


def test_a_file_with_errors_and_one_that_is_not_there(tmp_path: Path) -> None:
    bad = written(tmp_path, "BAD", "rule for 84.01 requires at least")
    assert roolang("diff", bad, US).status == 1
    assert roolang("diff", str(tmp_path / "none.roo"), US).status == 1
    assert roolang("diff", US, CA, "--date", "2024-02-30").status == 2


def test_nothing_is_written_over_what_is_read(tmp_path: Path) -> None:
    one = written(tmp_path, "OLD", "rule for 84.01 requires CTH")
    before = Path(one).read_text(encoding="utf-8")
    assert roolang("diff", one, US, "--html", one).status == 2
    assert Path(one).read_text(encoding="utf-8") == before


def test_markdown_strikes_out_and_marks() -> None:
    run = roolang("diff", US, CA, "--date", "2024-06-01", "--markdown", "-")
    assert "~~60.5%~~ **55%**" in run.out
    assert run.out.startswith("# Between FROM\\_US and FROM\\_CA")


@pytest.mark.parametrize("rules", ["nafta", US])
def test_talks_need_a_table(rules: str) -> None:
    run = roolang("talks", rules)
    assert run.status == 1 and "RL7303" in run.err


def test_talks_count_and_put_first_what_touches_most() -> None:
    (text,) = data("talks", TABLE)["texts"]  # type: ignore[misc]
    # 87.01 and 8703.10 stand; 8704.21 the United States put under the rule for cars
    assert text["statements"] == {"agreed": 5, "open": 7, "standing": 2}
    assert [each["subheadings"] for each in text["points"]] == sorted(
        (each["subheadings"] for each in text["points"]), reverse=True
    )
    # 8703.21 to 8703.24, .31 to .33, .40 to .80 and .90: thirteen of HS 2022, and 8704.21 in a bracket of the United
    # States, whose number is not in force on the day of the text: how it is reckoned changes nothing for 8704.21
    open_ = [each for each in text["points"] if each["of"].startswith("rule for 8703.21")]
    told = {each["wordings"][0]["words"]: each["subheadings"] for each in open_}
    assert (told["8704.21"], told["net cost"], told["chapter"]) == (1, 13, 14)
    (wages,) = [each for each in open_ if each["wordings"][0]["words"].startswith("and high-wage")]
    assert wages["silent"] == ["MX"]
    inner = wages["inside"][0]
    assert inner["inside"][0]["kind"] == "number"


def test_what_moves_each_way_is_added_up_by_firm_and_value(tmp_path: Path) -> None:
    """A limit of 50 for 84.01 goes up to 60, one for 84.02 down from 60 to 50; at 55 of 100 the first loses, the second gains."""
    limits = "rule for 84.01 requires regional value content at least {}% by net cost\nrule for 84.02 requires regional value content at least {}% by net cost\n"
    one, other = (written(tmp_path, "DEAL", limits.format(50, 60)), tmp_path / "new.roo")
    other.write_text(
        Path(one).read_text("utf-8").replace("50%", "x%").replace("60%", "50%").replace("x%", "60%"), "utf-8"
    )
    goods = [
        {"id": f"{code}-{firm}", "date": "2024-01-01", "currency": "USD", **({field: firm} if field else {}),
         "duty": {"mfn": {"ad_valorem": "10 %"}, "charged_on": "transaction value"} if firm != "C" else None,
         "good": {"code": code, "produced_in": "CA", "values": {"net cost": 100, "transaction value": worth}},
         "materials": [{"id": "steel", "code": "7208.10", "value": 45, "originating": False}]}
        for code, firm, field, worth in (("8401.10", "A", "producer", 200), ("8401.20", "A", "producer", 300),
                                         ("8401.30", "B", "exporter", 500), ("8402.11", "C", "producer", 700))
    ]  # fmt: skip
    (tmp_path / "goods.json").write_text(json.dumps(goods), encoding="utf-8")
    asked = ("diff", one, str(other), "--on", str(tmp_path / "goods.json"), "--date", "2024-01-01")
    products = data(*asked)["comparisons"][0]["products"]  # type: ignore[index]
    assert products["worse"] == {
        "products": 3, "firms": {"A": 2, "B": 1}, "value": {"USD": "1000"}, "duty_at_stake": {"USD": "100"},
        "unknown": {"value": 0, "duty_at_stake": 0},
    }  # fmt: skip
    assert products["better"]["firms"] == {"C": 1} and products["better"]["unknown"]["duty_at_stake"] == 1
    told = "For the worse: 3 products, of 2 firms (A 2, B), worth USD 1,000, duty at stake USD 100"
    assert told in roolang(*asked).out and told in roolang(*asked, "--markdown", "-").out
    assert told in roolang(*asked, "--html", "-").out


@pytest.mark.parametrize(("given", "which"), [((True, False), "the second rules"), ((False, True), "the first rules"),
                                              ((False,), "these rules")])  # fmt: skip
def test_a_file_without_a_text_is_said_to_hold_none(tmp_path: Path, given: tuple[bool, ...], which: str) -> None:
    empty = tmp_path / "empty.roo"
    empty.write_text("language 1\n", encoding="utf-8")
    full = written(tmp_path, "ONE", "rule for 84.01 requires change from any other heading")
    run = roolang("diff", *(full if has else str(empty) for has in given))
    assert run.status == 2
    assert f"{which} hold no text that could be compared" in run.err
    assert "there are" not in run.err


def test_what_prevails_otherwise_is_proved_and_counts_as_a_difference(tmp_path: Path) -> None:
    """Two thresholds for lists that overlap: of equals the one stated last stands, so 8703.23 is asked 40% or 60%."""
    lists = "list small: 8703.21, 8703.23\nlist red: 8703.23, 8703.24\n"
    limits = [
        f"threshold for goods of {name}: regional value content at least {share}% by net cost\n"
        for name, share in (("small", 60), ("red", 40))
    ]
    rule = f"{lists}rule for 87.03 requires regional value content at least 50% by net cost\n"
    one = written(tmp_path, "ONE", rule + limits[0] + limits[1])
    other = written(tmp_path, "TWO", rule + limits[1] + limits[0])
    assert roolang("diff", one, other, "--exit-code").status == 3
    law = data("diff", one, other, "--prove")["comparisons"][0]["law"]  # type: ignore[index]
    assert law["headline"] == "B stricter"
    assert [each["codes"] for each in law["groups"]] == [[["870323", "870323"]]] and law["untouched"] == 13


def test_what_is_proved_the_same_is_claimed_of_codes_of_six_digits(tmp_path: Path) -> None:
    """Of a material of `84` two clauses that except half a chapter each are both open; one that excepts it all fails."""
    pytest.importorskip("z3")
    rule = "rule for 87.03 requires change from any other chapter except from {}"
    second = " and change from any other chapter except from 84.41 to 84.87"
    one = written(tmp_path, "HALVES", rule.format("84.01 to 84.40") + second)
    two = written(tmp_path, "WHOLE", rule.format("chapter 84"))
    out = " ".join(roolang("diff", one, two, "--prove").out.split())
    assert "they are the same." in out
    assert "all coded to six digits or more" in out
