"""What findings look like, character by character."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roolang.diagnostics import Finding, Label, Place
from roolang.diagnostics.render import in_order, to_concise, to_json, to_plain, to_text
from roolang.diagnostics.render.sarif import _locations
from roolang.source import SourceFile, Span

SOURCE = SourceFile("cars.roo", "parties CA, MX, US\nrule for 87.03 requires CTH\n  and CC\nlist cars: 87.03\n")


def label(words: str, said: str = "", source: SourceFile = SOURCE) -> Label:
    start = source.text.index(words)
    return Label(Span(source, start, start + len(words)), said)


UNKNOWN = Finding(
    "RL2001",
    "nothing is called `CTH`",
    label("CTH", "used here"),
    others=(label("MX"), label("cars", "a list, not a condition")),
    help="did you mean `CTSH`?\nor define it",
)
NOWHERE = Finding("RL6004", "the value is negative", where=Place("suv.json", "materials[3].value"), help="write 0")


def test_text() -> None:
    assert to_text(UNKNOWN) == (
        "error[RL2001]: nothing is called `CTH`\n"
        " --> cars.roo:2:25\n"
        "  |\n"
        "2 | rule for 87.03 requires CTH\n"
        "  |                         ^^^ used here\n"
        " ::: cars.roo:1:13\n"
        "  |\n"
        "1 | parties CA, MX, US\n"
        "  |             --\n"
        " ::: cars.roo:4:6\n"
        "  |\n"
        "4 | list cars: 87.03\n"
        "  |      ---- a list, not a condition\n"
        "  = help: did you mean `CTSH`?\n"
        "          or define it"
    )


def test_text_without_a_place_in_a_text() -> None:
    assert to_text(NOWHERE) == (
        "error[RL6004]: the value is negative\n --> suv.json: materials[3].value\n  = help: write 0"
    )
    assert to_text(Finding("RL2001", "nothing")) == "error[RL2001]: nothing"


def test_plain() -> None:
    assert to_plain(UNKNOWN) == (
        "error RL2001: nothing is called `CTH`\n"
        "  at cars.roo, line 2, column 25: used here\n"
        "  the line reads: rule for 87.03 requires CTH\n"
        "  see cars.roo, line 1, column 13\n"
        "  the line reads: parties CA, MX, US\n"
        "  see cars.roo, line 4, column 6: a list, not a condition\n"
        "  the line reads: list cars: 87.03\n"
        "  help: did you mean `CTSH`? or define it"
    )
    assert to_plain(NOWHERE).split("\n")[1] == "  at suv.json: materials[3].value"


def test_style_only_adds_colour() -> None:
    coloured = to_text(UNKNOWN, style=True)
    bare = coloured
    for code in ("1;31", "1;34", "1", "0"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert coloured.startswith("\x1b[1;31merror[RL2001]\x1b[0m")
    assert bare == to_text(UNKNOWN)
    assert "\x1b[1;33m" in to_text(Finding("RL5101", "no citation"), style=True)


def test_a_span_of_several_lines_shows_the_first() -> None:
    shown = to_text(Finding("RL1007", "mixed", label("CTH\n  and CC", "this")))
    assert shown.split("\n")[3:] == ["2 | rule for 87.03 requires CTH", "  |                         ^^^ this"]


def test_a_span_of_nothing_has_one_caret() -> None:
    end = len(SOURCE.text)
    for at in (0, 18, end):
        assert to_text(Finding("RL1001", "here", Label(Span(SOURCE, at, at)))).count("^") == 1
    assert to_text(Finding("RL1001", "here", Label(Span(SOURCE, 18, 18)))).endswith(" " * 18 + "^")


def test_margin_grows_with_the_line_number() -> None:
    source = SourceFile("long.roo", "\n" * 99 + "list cars: 87.03")
    assert to_text(Finding("RL2002", "twice", label("cars", source=source))).split("\n")[1:] == [
        "   --> long.roo:100:6",
        "    |",
        "100 | list cars: 87.03",
        "    |      ^^^^",
    ]


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("\t", "    "),
        ("ab\t", "ab  "),
        ("日本", "日本"),
        ("e\u0301", "e\u0301"),
        ("\x1b[2J", "�[2J"),
        ("\u202e", "�"),
    ],
    ids=["tab", "tab stop", "wide", "accent", "escape", "turned"],
)
def test_carets_stand_beneath_their_words(before: str, shown: str) -> None:
    source = SourceFile("x.roo", f"{before}word")
    lines = to_text(Finding("RL1002", "here", label("word", source=source))).split("\n")
    columns = {"日本": 4, "e\u0301": 1}.get(before, len(shown))
    assert lines[-2] == f"1 | {shown}word"
    assert lines[-1] == f"  | {' ' * columns}^^^^"


def test_wide_words_have_wide_carets() -> None:
    source = SourceFile("x.roo", "list 日本: 87.03")
    assert to_text(Finding("RL2001", "here", label("日本", source=source))).endswith("|      ^^^^")


@pytest.mark.parametrize("at", [0, 30, 60, 500, 980, 999])
def test_of_a_long_line_the_part_in_question_is_shown(at: int) -> None:
    source = SourceFile("x.roo", "x" * at + "HERE" + "x" * (1000 - at))
    *_, words, below = to_text(Finding("RL1001", "here", label("HERE", source=source))).split("\n")
    assert len(words) < 115
    column = words.index("HERE")
    assert below == "  |".ljust(column) + "^^^^"


def test_carets_stop_where_a_long_line_is_cut() -> None:
    source = SourceFile("x.roo", "x" * 1000)
    *_, words, below = to_text(Finding("RL1001", "here", Label(Span(source, 500, 1000)))).split("\n")
    assert len(below) == len(words) - 3
    assert below.count("^") == 60


def test_messages_cannot_steer_the_screen() -> None:
    hostile = Finding("RL2001", "a\x1b[31mb\nc", where=Place("x\x07"), help="d\re")
    for shown in (to_text(hostile), to_plain(hostile), to_concise(hostile)):
        assert not any(char in shown for char in "\x1b\x07\r")
    assert "\n" not in to_concise(hostile)


def test_concise() -> None:
    assert to_concise(UNKNOWN) == "cars.roo:2:25: error[RL2001] nothing is called `CTH`"
    assert to_concise(NOWHERE) == "suv.json: materials[3].value: error[RL6004] the value is negative"
    assert to_concise(Finding("RL5101", "no citation")) == "warning[RL5101] no citation"


def test_json() -> None:
    first, second = to_json([NOWHERE, UNKNOWN])
    assert first == {
        "code": "RL2001",
        "severity": "error",
        "message": "nothing is called `CTH`",
        "file": "cars.roo",
        "line": 2,
        "column": 25,
        "end_line": 2,
        "end_column": 28,
        "label": "used here",
        "path": None,
        "where": "",
        "help": "did you mean `CTSH`?\nor define it",
        "others": [
            {"file": "cars.roo", "line": 1, "column": 13, "end_line": 1, "end_column": 15, "label": ""},
            {
                "file": "cars.roo",
                "line": 4,
                "column": 6,
                "end_line": 4,
                "end_column": 10,
                "label": "a list, not a condition",
            },
        ],
        "fixes": [],
    }
    assert (second["file"], second["line"], second["path"]) == ("suv.json", None, "materials[3].value")
    assert second["where"] == "suv.json: materials[3].value"
    (third,) = to_json([Finding("RL6001", "wrong", where=Place("cars.jsonl", "good", 12))])
    assert (third["file"], third["line"], third["column"], third["path"]) == ("cars.jsonl", 12, None, "good")
    assert json.loads(json.dumps([first, second])) == [first, second]


def test_order() -> None:
    other = SourceFile("a.roo", "list cars: 87.03")
    here = [Finding("RL2001", "x", label(words)) for words in ("cars", "CTH", "MX")]
    there = Finding("RL2001", "x", label("cars", source=other))
    assert in_order([NOWHERE, *here, there]) == (there, here[2], here[1], here[0], NOWHERE)
    twice = [Finding("RL2001", "b", label("MX")), Finding("RL1001", "a", label("MX"))]
    assert in_order(twice) == tuple(twice)


@given(st.text(max_size=150), st.integers(0, 150), st.integers(0, 150))
def test_any_text_can_be_shown(text: str, one: int, other: int) -> None:
    source = SourceFile("x.roo", text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    finding = Finding("RL1001", text, Label(Span(source, start, end), text), help=text)
    lines = to_text(finding).split("\n")
    assert 5 <= len(lines) <= 6 + text.count("\n")
    assert "^" in lines[4]
    assert to_plain(finding) and to_concise(finding) and to_json([finding])


@pytest.mark.parametrize(
    ("where", "uri", "region", "name"),
    [
        (Place("rules/x.roo", line=3, column=17), "rules/x.roo", {"startLine": 3, "startColumn": 17}, None),
        (Place("cars.jsonl", "good.code", 12), "cars.jsonl", {"startLine": 12}, "good.code"),
        (Place("my: suv.json", "materials[3]"), "my%3A%20suv.json", None, "materials[3]"),
        (Place("C:\\suv.json"), "C%3A%5Csuv.json", None, None),
        (Place(option="--nomenclature"), None, None, "--nomenclature"),
        (Place(option="--column", path="Value"), None, None, "--column: Value"),
        (Place("a b.csv", "row 4"), "a%20b.csv", None, "row 4"),
    ],
)
def test_places_without_a_label(where: Place, uri: str | None, region: object, name: str | None) -> None:
    (place,) = _locations(Finding("RL6001", "wrong", where=where))
    there = place.get("physicalLocation", {})
    assert there.get("artifactLocation", {}).get("uri") == uri and there.get("region") == region
    assert [each["fullyQualifiedName"] for each in place.get("logicalLocations", [])] == ([name] if name else [])
