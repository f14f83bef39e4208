"""What is refused before any parsing, and the promise that nothing is ever raised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roolang.diagnostics import Finding
from roolang.source import SourceFile, decode
from roolang.syntax import parse, screening
from roolang.syntax.reading import Reader
from roolang.syntax.tree import Module
from tests.patience import patience

GOOD = """agreement ABC "Agreement between A and B" parties CA, US
list cars: 87.03, "buses" of 87.02   # a remark with a ' and a "
rule for 87.03 cite "Art. 4" requires any of
  (1) change from any other heading except from 84.07; or
  (2) (CTH and regional value content at least [US: 62.5%] [CA: [X%]] by net cost)
[US: tolerance 10% of value covers tariff change]
test "one" given good 87.03 with net cost 1000 expect originating under ABC
"""
PASTES = [
    "“",
    "‘",
    '"',
    "[",
    "]",
    "(",
    ")",
    "AND",
    "{",
    "\n\n",
    "62,5%",
    "rule for",
    "list",
    "=>",
    "[US:",
    ",",
    "#",
    "\x00",
]


def found(text: str) -> list[tuple[str, int, int]]:
    findings = parse(SourceFile("s.roo", text))[1]
    return [(finding.code, *(finding.label.span.place if finding.label else (0, 0))) for finding in findings]


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "MAX_RULE_BYTES", 1000)
    module, findings = parse(SourceFile("s.roo", "é" * 501))
    assert [finding.code for finding in findings] == ["RL1005"]
    assert str(findings[0].where) == "s.roo"
    assert module.statements == ()
    assert found("# " + "é" * 499) == []


@pytest.mark.parametrize("signs", ["()", "[]"])
def test_nested_too_deeply(signs: str) -> None:
    inside = signs[0] * 101 + "CTH" + signs[1] * 101
    text = f'rule for 01.01 requires CC\nrule for 87.03 cite "{"(" * 200}" requires {inside}\nlist cars: 87.03'
    module, findings = parse(SourceFile("s.roo", text))
    column = 1 + text.split("\n")[1].index(inside) + 100
    assert [(f.code, f.place) for f in findings] == [("RL1004", f"s.roo:2:{column}")]
    assert len(module.statements) == 2


def test_a_hundred_deep_is_read() -> None:
    assert found(f"rule for 87.03 requires {'(' * 100}CTH{')' * 100}") == []


def test_open_brackets_of_many_statements_do_not_add_up() -> None:
    assert {code for code, _, _ in found("rule for 87.03 requires (CTH\n" * 150)} == {"RL1001"}


def test_a_strange_character_is_named_once_a_line() -> None:
    _, findings = parse(SourceFile("s.roo", "list cars: ‘old’ of 87.03, ‘new’ of 87.04\nlist vans: 87.03 \u200b"))
    assert [(f.code, f.place) for f in findings] == [("RL1002", "s.roo:1:12"), ("RL1002", "s.roo:2:18")]
    assert "`‘` (left single quotation mark)" in findings[0].message
    assert "U+200B" in findings[1].message


def test_an_apostrophe_in_a_name_is_no_stranger() -> None:
    assert found("define material men's shirts as 62.05\ndefine material men’s coats as 62.01") == []


def test_few_findings_for_a_file_that_is_no_text() -> None:
    assert len(found("\x00\x01{}\n" * 5000)) < 250


def test_quotations() -> None:
    assert found('rule for 87.03 requires CTH cite "a\n  b"') == []
    assert found('rule for 87.03 requires CTH cite "a\n\n  b"\n') == [("RL1001", 1, 34), ("RL1001", 3, 4)]
    assert found('list cars: 87.03\nrule for 87.03 cite "a requires CTH') == [("RL1001", 2, 21)]
    assert found('rule for 87.03 cite "a\nrequires CTH\nrule for 87.04 cite "b" requires CTH') == [("RL1001", 1, 21)]
    assert found('rule for 87.03 cite "a\n  requires CTH cite "b"\n\nlist cars: 87.03 cite "c"') == [
        ("RL1001", 1, 21),
        ("RL1001", 4, 18),
    ]


def test_a_blank_line_in_a_quotation_is_said() -> None:
    _, findings = parse(SourceFile("s.roo", 'rule for 87.03 requires CTH cite "a\n\nb"'))
    assert "cannot run over a blank line" in findings[0].message


def test_two_open_quotations_do_not_make_a_pair() -> None:
    text = 'rule for 87.03 requires CTH cite "a\nrule for 87.04 requires CTH cite "b\nlist cars: 87.03'
    assert found(text) == [("RL1001", 1, 34), ("RL1001", 2, 34)]


def test_an_inline_text_may_hold_statements() -> None:
    assert found('test "t" given text "\nrule for 87.03 requires CTH\nlist cars: 87.03" expect error RL1001') == []


def test_our_own_faults_are_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> object:
        raise KeyError("x")

    def runs_deep(*_: object) -> object:
        raise RecursionError

    monkeypatch.setattr(Reader, "product_rule", fails)
    monkeypatch.setattr(Reader, "list_definition", runs_deep)
    assert found("rule for 87.03 requires CTH\nlist cars: 87.03\nroll-up applies") == [
        ("RL9001", 1, 1),
        ("RL1004", 2, 1),
    ]


def sound(source: SourceFile) -> None:
    """Nothing is raised, and every finding has a place within the text."""
    module, findings = parse(source)
    assert isinstance(module, Module)
    for finding in findings:
        assert isinstance(finding, Finding)
        assert finding.label is not None
        assert 0 <= finding.label.span.start <= len(source.text)
        assert finding.message


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    sound(SourceFile("any.roo", text))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    sound(decode("any.roo", content)[0])


WORDS = st.sampled_from(GOOD.split() + PASTES)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_row_of_words(words: list[str]) -> None:
    sound(SourceFile("any.roo", " ".join(words)))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD)),
            st.integers(0, 12),
            st.sampled_from(["", *PASTES]) | st.text(max_size=3),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_any_slip_in_good_text(edits: list[tuple[int, int, str]]) -> None:
    text = GOOD
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]
    sound(SourceFile("any.roo", text))


def test_the_good_text_is_good() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "[US: " * 20_000,
        '"' * 50_001,
        "“ " * 20_000,
        "[US: rule for " * 2_000,
        "CTH and " * 10_000,
        ", " * 30_000,
    ],
    ids=["round", "square", "quotes", "curly", "statements", "chain", "commas"],
)
def test_hostile_texts_come_to_an_end(text: str) -> None:
    with patience():
        sound(SourceFile("any.roo", "rule for 87.03 requires " + text))


def test_a_fault_of_ours_in_mending_is_told_as_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("roolang.syntax.parser.probe", fail)
    _, found = parse(SourceFile("bad.roo", "rule for requires CTH\nlist cars: 87.03\n"))
    assert [each.code for each in found] == ["RL9001"]
    assert "fault of ours (ZeroDivisionError)" in found[0].message and found[0].help


@pytest.mark.parametrize("char", ["\u202e", "\u2067", "\u200b", "\x1b", "\U000e0041"])
def test_what_nobody_sees_in_quotations_and_comments(char: str) -> None:
    text = (
        f'rule for 87.03 cite "Annex {char}4" requires CTH # so {char} it is\n# {char}\nrule for 87.04 requires CTH\n'
    )
    assert found(text) == [("RL2100", 1, 28), ("RL2100", 2, 3)]
    assert found('rule for 87.03 cite "काम \u00ad سلام" requires CTH') == []


def test_digits_of_other_scripts_are_no_digits() -> None:
    text = "rule for 84.13 requires MaxNOM at most \u0664\u0660%\n"  # forty, in Arabic-Indic digits
    found = parse(SourceFile("r.roo", text))[1]
    assert [each.code for each in found][:1] == ["RL1002"] and found[0].help == "write `4`"


def test_letters_of_two_scripts_in_one_word_are_told_and_mended() -> None:
    text = "define measure n\u0435t cost in money\n"
    (found,) = parse(SourceFile("r.roo", text))[1]
    assert found.code == "RL1131" and found.fixes[0].applied(text) == "define measure net cost in money\n"
    for whole in ("define measure \u0446\u0435\u043d\u0430 in money\n", "define measure co\u00fbt in money\n"):
        assert parse(SourceFile("r.roo", whole))[1] == ()
