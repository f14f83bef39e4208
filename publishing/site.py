"""What MkDocs is told beyond `mkdocs.yml`: codes and decisions in the navigation, the page of commands, our fences.

MkDocs finds these functions by their names.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # MkDocs loads this file by itself

from pygments.lexers import LEXERS  # noqa: E402

from publishing.commands import commands  # noqa: E402
from publishing.listing import families, listing  # noqa: E402
from roolang.highlighting import RooLangLexer  # noqa: E402

FENCE = re.compile(r"^(?P<fence>```|~~~)(?P<kind>roo|yaml)(?P<marks> [^\n]*)$", re.MULTILINE)
OUTSIDE = re.compile(r"\]\(((?:\.\./)+)(examples/[^)]*)\)")


def on_config(config: Any) -> Any:
    """Colours for rule files, and in the navigation what nobody should have to list by hand."""
    kind = RooLangLexer
    LEXERS[kind.__name__] = (
        kind.__module__,
        kind.name,
        tuple(kind.aliases),
        tuple(kind.filenames),
        tuple(kind.mimetypes),
    )
    config.nav = [_filled(entry) for entry in config.nav]
    return config


def _filled(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {title: _below(title, inside) for title, inside in entry.items()}


def _below(title: str, inside: Any) -> Any:
    if title == "Decisions":
        return [f"decisions/{path.name}" for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    if title == "Findings":
        return [*inside, *({words: [f"diagnostics/{code}.md" for code in codes]} for words, codes in families())]
    return [_filled(each) for each in inside] if isinstance(inside, list) else inside


def on_files(files: Any, config: Any) -> Any:
    """Adds the pages of all commands and all codes, and the examples that pages point to."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "commands.md", content=commands()))
    files.append(File.generated(config, "codes.md", content=listing()))
    for path in sorted((ROOT / "examples").rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md"):
            files.append(File.generated(config, path.relative_to(ROOT).as_posix(), content=path.read_bytes()))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Our fences as MkDocs knows them, and what lies beside the documentation where the site has it."""
    return OUTSIDE.sub(_moved, FENCE.sub(_plain, markdown))


def _plain(found: re.Match[str]) -> str:
    """A fence without the words by which tests know what it is; what is wrong on purpose says so."""
    marks = found["marks"].split()
    title = f' title="gives {marks[1]}"' if marks[:1] == ["bad"] else ""
    return f"{found['fence']}{found['kind']}{title}"


def _moved(found: re.Match[str]) -> str:
    """In the site the examples stand one step nearer."""
    return f"]({found[1].removeprefix('../')}{found[2]})"
