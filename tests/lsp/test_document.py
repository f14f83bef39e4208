"""Documents: positions, edits, and what stays read when something else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from roolang.limits import MAX_RULE_BYTES
from roolang.lsp import checking
from roolang.lsp.document import Document
from roolang.lsp.positions import Change, applied, offset_of, place_of, unified
from roolang.lsp.shelf import Shelf
from roolang.source import SourceFile
from tests.lsp.texts import BROKEN, RULES, document


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)])
def test_columns_are_counted_as_the_editor_does(encoding: str, column: int) -> None:
    source = SourceFile("x", "one\n€😀".replace("€😀", "é😀!"))
    assert place_of(source, 6, encoding) == (1, column)
    assert offset_of(source, (1, column), encoding) == 6


def test_places_beyond_the_text_are_its_ends() -> None:
    source = SourceFile("x", "ab\ncd")
    assert offset_of(source, (0, 99)) == 2
    assert offset_of(source, (7, 0)) == 5
    assert offset_of(source, (1, 99)) == 5


def test_edits_follow_one_another() -> None:
    changes = [Change("X", (0, 1), (0, 2)), Change("\r\n", (0, 0), (0, 0)), Change("end", (1, 3), (9, 9))]
    assert applied("abc", changes) == "\naXcend"
    assert applied("abc", [Change("new\r\n")]) == "new\n"


def test_only_line_feeds_end_lines() -> None:
    assert unified("a\r\nb\rc\n") == "a\nb\nc\n"
    # A form feed and a line separator end a line for Python, and for no editor.
    assert applied("a\u2028b\x0cc\nd", [Change("!", (1, 0), (1, 0))]) == "a\u2028b\x0cc\n!d"


def test_a_statement_that_stays_is_not_read_again() -> None:
    before = document()
    reads = {id(part.read) for part in before.parts}
    after = before.edited(RULES.replace("at most 40%", "at most 45%"))
    new = [part for part in after.parts if id(part.read) not in reads]
    assert len(after.parts) == len(before.parts)
    assert [part.read.source.text.split("\n")[0] for part in new] == ["rule for 8408.20 requires undergoes rolling"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language 1\n", "language 1\n# a remark\n"),
        ("rule for 87.03 cite", "rule for 87.03 \ncite"),
        ('"Annex, row 1"', '"Annex, row 1'),
        ("agreement DEMO", "agreement"),
        ("rule for 8408.20", ""),
        (RULES, ""),
        ("test ", "[CA: tolerance 10% of value] test "),
    ],
)
def test_parts_after_an_edit_are_those_of_a_fresh_start(old: str, new: str) -> None:
    text = RULES.replace(old, new)
    before = document()
    assert before.parts
    after = [(part.start, part.read.source.text) for part in before.edited(text).parts]
    assert after == [(part.start, part.read.source.text) for part in document(text).parts]
    back = before.edited(text).edited(RULES)
    assert [(part.start, part.read.source.text) for part in back.parts] == [
        (part.start, part.read.source.text) for part in before.parts
    ]


def test_names_stand_where_they_are_said_to() -> None:
    for text in (RULES, BROKEN):
        for part in document(text).parts:
            for found in part.read.names:
                words = part.read.source.text[found.start : found.end]
                assert " ".join(words.split()).casefold() == found.name


def test_a_text_beyond_all_measure_has_no_parts() -> None:
    assert Document("untitled:x", None, " " * (MAX_RULE_BYTES + 1)).parts == ()


def test_there_is_nothing_of_the_protocol_in_the_heart() -> None:
    """Only the server's own modules know the library, so that a program can use the rest without it."""
    folder = Path(Document.__init__.__code__.co_filename).parent
    knowing = {path.stem for path in folder.glob("*.py") if "lsprotocol" in path.read_text(encoding="utf-8")}
    assert knowing <= {"server", "protocol", "following", "answers", "converting", "acting"}


def test_without_the_library_a_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from roolang.cli import lsp

    monkeypatch.setattr(lsp, "find_spec", lambda name: None)
    assert lsp.run() == 2
    assert "error[RL8100]" in (told := capsys.readouterr().err)
    assert 'pip install "roolang[lsp]"' in told


def test_a_test_that_cannot_run_is_told_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "demo.roo"
    path.write_text(RULES)
    text = (
        RULES.replace(" on 2020-02-01", "") + 'test "of a file"\n  given "bus.yaml"\n  expect originating under DEMO\n'
    )
    found = checking.findings(Document("file:///demo.roo", path, text), Shelf())
    assert [(text[each.start : each.end], each.finding.code, each.finding.message) for each in found] == [
        ("expect non-originating under DEMO", "RL8002", "no day to judge on"),
        ('given "bus.yaml"', "RL8002", "there is no declaration `bus.yaml` beside the rules"),
    ]
