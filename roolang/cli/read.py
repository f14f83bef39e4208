"""`roolang read`: rule files in legal English, in the house style of either side of the Atlantic."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.cli.screen import findings_json, on_terminal, print_findings, print_json, written_json
from roolang.diagnostics import has_errors
from roolang.domain.declaration import fold
from roolang.draft.wording import HOUSES, House, Said, texts
from roolang.source import without_hidden
from roolang.syntax import tree as t
from roolang.workspace.sources import Sources

STYLES = {
    "title": "bold",
    "rule": "",
    "definition": "",
    "provision": "",
    "amendment": "",
    "remark": "dim",
    "left out": "red",
}
UNSAID = "in the words of the rule file"


def run(rules: str, *, style: str, rows: bool, as_json: bool) -> int:
    """Prints every statement in words; 1 if a file has errors: what has one is left out, and named where it stands."""
    sources = Sources()
    sources.add(rules)
    said = list(_said(sources, HOUSES[style]))
    if as_json:
        statements = [_json(each) for each in said]
        findings = findings_json(sources.findings)
        print_json({"schema": "roolang/read/1", "style": style, "statements": statements, "findings": findings})
    else:
        print_findings(sources.findings)
        _print_rows(said) if rows else _print(said)
    return 1 if has_errors(sources.findings) else 0


def _said(sources: Sources, house: House) -> Iterator[Said]:
    """The statements of the files that were named, in their order; what they bring in is left out."""
    statements = [each for module, _ in sources.modules for each in module.statements]
    lists = {fold(each.name): each.names for each in statements if isinstance(each, t.OperationsDefinition)}
    for module, named in sources.modules:
        if named:
            yield from texts(module, house, lists)


def _json(said: Said) -> dict[str, object]:
    return {
        "kind": said.kind,
        "heading": said.heading,
        "words": said.words,
        "citations": list(said.cites),
        "in_words": said.said,
    }


def _print_rows(said: list[Said]) -> None:
    """Product rules as the rows that `roolang draft` reads."""
    agreement = ""
    for each in said:
        if each.kind == "title":
            agreement = each.words
        elif each.kind == "rule" and each.said:
            rule = {"text": each.words, "operator": None}
            row = {"agreement": agreement, "heading": each.heading, "subdivision": "", "rules": [rule]}
            print(written_json(row))


def _print(said: list[Said]) -> None:
    """Paragraphs: a rule behind the goods that it is for, citations at the end of each."""
    if not on_terminal():
        print("\n\n".join(map(_paragraph, said)))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for each in said:
        words = Text(_paragraph(each), style=STYLES[each.kind])
        if each.heading:
            words.stylize("bold", 0, len(each.heading))
        console.print(Padding(words, (0, 0, 1, 0)))


def _paragraph(said: Said) -> str:
    head = f"{said.heading}: " if said.heading else ""
    cites = f" [{'; '.join(dict.fromkeys(said.cites))}]" if said.cites else ""
    unsaid = "" if said.said else f" ({UNSAID})"
    return "\n".join(map(without_hidden, f"{head}{said.words}{cites}{unsaid}".split("\n")))
