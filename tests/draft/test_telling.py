"""What is said of a source: each doubt at its place, and none where there is nothing to doubt."""

from __future__ import annotations

from datetime import date

import pytest

from roolang.diagnostics import Finding
from roolang.draft.documents import read_document
from roolang.draft.drafting import draft
from roolang.draft.options import Options
from roolang.draft.telling import language_of

TODAY = date(2026, 1, 1)


def told(text: str, name: str = "a.txt", parties: tuple[str, ...] = ("CA", "US")) -> list[Finding]:
    return list(
        draft(read_document(name, text.encode()), Options("A", parties, None, TODAY), lambda source: ()).findings
    )


def codes(text: str, name: str = "a.txt") -> list[str]:
    return [each.code for each in told(text, name)]


def at(finding: Finding) -> str:
    assert finding.label is not None
    return finding.label.span.text


def test_a_plain_text_has_nothing_to_tell() -> None:
    assert codes("84.07 A change to heading 84.07 from any other heading.\n") == []


def test_words_not_read_are_underlined() -> None:
    (finding,) = told("84.07 As the experts of both sides will say.\n")
    assert (finding.code, at(finding)) == ("RL9110", "As the experts of both sides will say.")


def test_a_rule_for_goods_that_nothing_names() -> None:
    assert codes("A change from any other heading.\n") == ["RL9106"]
    assert codes("A change to heading 84.07 from any other heading.\n") == []


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        ("until 31 December 2025", True),
        ("until 31.12.2025", True),
        ("until 2025-12-31", True),
        ("until 31 December 2026", False),
        ("until 31 February 2020", False),
    ],
)
def test_dates_that_have_passed(words: str, passed: bool) -> None:
    found = [
        each
        for each in told(f"84.07 A change to heading 84.07 from any other heading, {words}.\n")
        if each.code == "RL9117"
    ]
    assert [at(each) for each in found] == ([words] if passed else [])


def test_a_code_that_is_no_more_is_underlined_in_the_rule() -> None:
    # HS 2022 has no heading 84.69 (typewriters went into 84.72)
    found = told("84.70 A change to heading 84.70 from any other heading, except from heading 84.69.\n")
    assert [(each.code, at(each)) for each in found] == [("RL9116", "84.69")]


def test_headings_between_rows_that_no_row_is_for() -> None:
    rule = "A change from any other heading."
    text = f"88.01 to 88.02 {rule}\n\n88.04 to 88.07 {rule}\n"
    # chapter 88 of HS 2022 has the headings 88.01, 88.02 and 88.04 to 88.07
    assert "RL9119" not in codes(text)
    assert codes(f"88.01 {rule}\n\n88.04 to 88.07 {rule}\n") == ["RL9119"]
    assert codes(f"88.01 {rule}\n\n88.07 {rule}\n") == []


def test_rows_of_two_rules_for_the_same_goods() -> None:
    text = "84.07 A change from any other heading.\n\n84.07 A change from any other chapter.\n"
    assert codes(text) == ["RL9115"]


def test_a_list_that_the_source_split() -> None:
    row = (
        '{"heading": "8407", "rules": [{"text": "No change in tariff classification required for a good of heading 8407,'
        ' provided there is a regional value content of not less than:\\n- a) 30% under the build-up method."},'
        ' {"text": "- b) 40% under the build-down method.", "operator": "or"}]}\n'
    )
    made = draft(read_document("a.jsonl", row.encode()), Options("A", ("CA", "US")), lambda source: ())
    assert [each.code for each in made.findings] == ["RL9113"]
    assert [(each["joined"], each["status"]) for each in made.report["rules"]] == [(2, "compiled")] * 2
    assert "at least 30% by build-up or 40% by build-down" in " ".join(made.text.split())


def test_brackets_and_parties() -> None:
    assert codes("84.07 A change from any other [US: chapter.\n") == ["RL9121"]
    (silent,) = told("84.07 MaxNOM [US: 40][CA: 50] % (EXW)\n", parties=("CA", "MX", "US"))
    assert silent.code == "RL9124" and silent.message.startswith("MX has no words")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fabrication dans laquelle la valeur de toutes les matières utilisées n'excède pas 40 % du prix", "in French"),
        (
            "Fabricación en la que el valor de todos los materiales utilizados no exceda del 40 % del precio",
            "in Spanish",
        ),
        (
            "Herstellen, bei dem der Wert aller Vormaterialien 40 % des Preises der Ware nicht überschreitet und das",
            "in German",
        ),
        ("使用的所有材料的价值不超过产品出厂价格的百分之四十", "in another script"),
        ("Manufacture in which the value of all the materials used does not exceed 40 % of the ex-works price", ""),
        ("CTH", ""),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_text_in_another_language_among_english_ones() -> None:
    text = "84.07 A change from any other heading.\n\n84.08 Fabrication dans laquelle la valeur de toutes les matières est de 40 %.\n"
    assert codes(text) == ["RL9122"]


def test_remarks_are_told_once_and_kept_as_comments() -> None:
    made = draft(
        read_document("a.txt", b"Note 1: x.\n\nNote 2: y.\n\n84.07 CTH\n"),
        Options("A", ("CA", "US")),
        lambda source: (),
    )
    assert [(each.code, each.message[:11]) for each in made.findings] == [("RL9123", "2 remarks s")]
    assert "# Beside the rows: Note 1: x." in made.text
