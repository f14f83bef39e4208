"""Rule files on disk and among the standard rules: where they are, what they are called. Reads no rule."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

VOCABULARY = "methods"
"""The standard vocabulary, always in scope."""
LARGEST = 20_000_000
"""Bytes of one rule file."""


def standard() -> Path:
    """Where the standard rules are."""
    return Path(str(files("roolang.stdlib_rules")))


def standard_names() -> tuple[str, ...]:
    """What ships, by the name one gives on the command line."""
    root = standard()
    names = {p.stem for p in root.glob("*.roo")} | {
        p.name for p in root.iterdir() if p.is_dir() and any(p.rglob("*.roo"))
    }
    return tuple(sorted(names))


def locate(rules: str) -> list[Path]:
    """The rule files that a name on the command line means."""
    given = Path(rules)
    try:
        return rule_files(given) or ([] if given.suffix else rule_files(standard() / rules))
    except (OSError, ValueError):
        return []


def rooted(rules: str) -> list[tuple[Path, Path]]:
    """The rule files that a name means, each with the folder that its imports may not leave."""
    return [(path, path.parent if Path(rules).is_file() else _root_of(rules, path)) for path in locate(rules)]


def used(name: str, folder: Path, root: Path) -> tuple[list[Path], Path] | None:
    """The files that a `use` brings in and the folder their imports may not leave; None if there are none.

    They lie near the file that asks for them, or among the standard rules; never outside both.
    """
    nearby = (folder / name).resolve()
    if inside(nearby, root) and (found := rule_files(nearby)):
        return found, root
    library = (standard() / name).resolve()
    if inside(library, standard()) and (found := rule_files(library)):
        return found, standard()
    return None


def rule_files(path: Path) -> list[Path]:
    """The file at a path, all of a folder, or the file with `.roo` added to its name."""
    if path.is_file():
        return [path.resolve()]
    if path.is_dir():
        return sorted(found.resolve() for found in path.rglob("*.roo"))
    named = path.with_name(path.name + ".roo")
    return [named.resolve()] if path.name and named.is_file() else []


def _root_of(rules: str, path: Path) -> Path:
    given = Path(rules)
    return given.resolve() if given.is_dir() else standard() if inside(path, standard()) else path.parent


def inside(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder."""
    return path.is_relative_to(folder.resolve())


def shown(path: Path) -> str:
    """A path as messages show it: from here if it lies here, `std:` for a standard rule file."""
    if inside(path, standard()):
        return f"std:{path.relative_to(standard().resolve())}"
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
