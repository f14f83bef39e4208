"""A comparison of two texts as plain lines, as a coloured redline for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from roolang.diff.edits import ClauseEdit, Edit, Edits, Passage
from roolang.diff.report_words import (
    HEADS,
    SIGNS,
    Redline,
    aside,
    days_said,
    escaped,
    headline,
    places,
    redline,
    told,
)

if TYPE_CHECKING:
    from rich.text import Text

Line = tuple[str, list[tuple[str, str]]]
"""A line: what kind it is, and its runs of words, each `kept`, `out`, `in` or `quiet`."""


def lines(edits: Edits) -> Iterator[Line]:
    """Everything that is told, line by line."""
    yield "head", [("kept", headline(edits))]
    yield "quiet", [("quiet", f"Looked at {days_said(edits)}.")]
    for name, silent in zip((edits.before, edits.after), edits.silent, strict=True):
        if silent:
            yield "quiet", [("quiet", f"{name} has no position on {'; '.join(silent)}.")]
    for subject, group in groupby(edits.edits, key=lambda each: each.subject):
        yield "space", []
        yield "section", [("kept", HEADS[subject])]
        for edit in group:
            yield from _edit(edit)


def _edit(edit: Edit) -> Iterator[Line]:
    yield "space", []
    more = aside(edit)
    yield edit.kind, [("kept", f"{SIGNS[edit.kind]} {edit.title}"), *([("quiet", f"({more})")] if more else [])]
    if edit.clauses:
        for clause in edit.clauses:
            yield from _clause(clause)
    else:
        yield from _passages(edit.before, edit.after)
    yield "place", [("quiet", places(edit))]


def _clause(clause: ClauseEdit) -> Iterator[Line]:
    head, said = told(clause)
    yield "clause", [("kept", head), *([("quiet", said)] if said else [])]
    yield from _passages(clause.before, clause.after)


def _passages(before: Passage | None, after: Passage | None) -> Iterator[Line]:
    if before and after:
        yield "redline", redline(before.words, after.words)
    elif before:
        yield "redline", [("out", before.words)]
    elif after:
        yield "redline", [("in", after.words)]


INDENT = {"clause": "    ", "redline": "      ", "place": "    "}
Marked = Callable[[str, str], str]


def as_text(edits: Edits) -> str:
    """Plain lines: what went as `[-words-]`, what came as `{+words+}`."""
    marks: dict[str, Marked] = {"out": lambda _, said: f"[-{said}-]", "in": lambda _, said: f"{{+{said}+}}"}
    said = []
    for kind, runs in lines(edits):
        parts = [marks[run](run, words) if run in marks else words for run, words in runs]
        said.append((INDENT.get(kind, "") + " ".join(parts)).rstrip())
    return "\n".join(said) + "\n"


STYLES = {"out": "red strike", "in": "green", "quiet": "dim", "kept": ""}
HEADED = {"head": "bold", "section": "bold underline", "added": "bold green", "removed": "bold red",
          "changed": "bold yellow", "moved": "bold cyan", "clause": ""}  # fmt: skip


def as_rich(edits: Edits) -> Iterator[tuple[int, Text]]:
    """Each line in colours, with how far it stands in."""
    from rich.text import Text

    for kind, runs in lines(edits):
        line = Text()
        for number, (run, words) in enumerate(runs):
            style = HEADED.get(kind, "") if run == "kept" else STYLES[run]
            line.append((" " if number else "") + words, style=style)
        yield len(INDENT.get(kind, "")), line


def as_markdown(edits: Edits) -> str:
    """A document: what went struck through, what came in bold."""
    said: list[str] = []
    for kind, runs in lines(edits):
        words = " ".join(_marked(run, text) for run, text in _plain(runs))
        match kind:
            case "head":
                said += [f"# {words}", ""]
            case "section":
                said += ["", f"## {words}"]
            case "added" | "removed" | "changed" | "moved":
                said += ["", f"### {kind.capitalize()}: {words[2:]}", ""]
            case "clause":
                said.append(f"- {words}  ")
            case "redline":
                said.append(f"  {words}")
            case "place":
                said += ["", f"*{words.strip('*')}*"]
            case "quiet":
                said.append(words)
    return "\n".join(said).strip() + "\n"


def _plain(runs: Redline) -> Redline:
    return [(run, text) for run, text in runs if text]


def _marked(run: str, text: str) -> str:
    said = escaped(text)
    return {"out": f"~~{said}~~", "in": f"**{said}**"}.get(run, said)
