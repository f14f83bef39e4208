"""A declaration in a file that a test names: where it lies, what it says."""

from __future__ import annotations

from pathlib import Path

from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.workspace.declarations import content_of, load_from
from roolang.workspace.files import within

EXAMPLES = "examples"
ABOVE = 3
"""So many folders above the rules are looked in."""


def declared(rules: Path | None, file: str) -> tuple[Declaration | None, tuple[str, ...]]:
    """The one declaration in a file that the rules at some path name; or why there is none."""
    path = _found(rules, file) if rules else None
    if path is None:
        return None, (f"there is no declaration `{file}` beside the rules",)
    unread: list[Finding] = []
    content = content_of(str(path), unread)
    if content is None:
        return None, tuple(f"{finding.place}: {finding.message}" for finding in unread)
    declarations, findings = load_from(path.parent, path.name, content)
    if len(declarations) != 1:
        return None, tuple(f"{f.place}: {f.message}" for f in findings) or ("one declaration was expected",)
    return declarations[0], ()


def is_there(rules: Path | str, file: str) -> bool:
    """Whether the rules at some path find the file of a declaration."""
    return _found(Path(rules), file) is not None


def _found(rules: Path, file: str) -> Path | None:
    """A declaration beside the rule file or in a folder above it, or among the examples there; never outside these."""
    for folder in list(rules.parents)[: 1 + ABOVE]:
        for home in (folder, folder / EXAMPLES):
            path = within(home, file, home) if not Path(file).is_absolute() else None
            if path is not None and path.is_file():
                return path
    return None
