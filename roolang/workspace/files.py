"""Rule files on disk and among the standard rules: where they are, what they are called. Reads no rule."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from pathlib import Path

from roolang.diagnostics import Finding, Place
from roolang.workspace.folders import SUFFIX, Walk, real, reason_of

VOCABULARY = "methods"
"""The standard vocabulary, always in scope."""
ALL = "stdlib"
"""The name of all that ships."""
STANDARD = "std:"
"""How messages name what ships."""


@cache
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


def located(rules: str) -> tuple[list[Path], list[Finding]]:
    """The rule files that a name on the command line means, and what stands in their way."""
    given = Path(rules)
    try:
        found, findings = rule_files(given) if rules.strip() else ([], [])
        shipped = standard() if rules == ALL else within(standard(), rules, standard())
        if not found and not findings and not given.suffix and shipped is not None:
            found, findings = rule_files(shipped)
    except (OSError, ValueError) as error:
        name = rules.replace("\x00", "\ufffd")
        return [], [Finding("RL1006", f"there are no rules at `{name}`: {reason_of(error)}", where=Place(name))]
    if not found and not findings:
        from roolang.diagnostics.suggest import did_you_mean

        names = standard_names()
        help_ = did_you_mean(rules, names) or f"give a .roo file, a folder, or one of: {', '.join(names)}"
        where = Place(rules) if rules else Place(option="the first argument")
        findings = [Finding("RL1006", f"there are no rules at `{rules}`", where=where, help=help_)]
    return found, findings


def rooted(rules: str) -> list[tuple[Path, Path]]:
    """The rule files that a name means, each with the folder that its imports may not leave; none if some are kept
    from us."""
    paths, findings = located(rules)
    return [] if findings else [(path, root_of(rules, path)) for path in paths]


def used(name: str, folder: Path, root: Path) -> tuple[list[Path], Path, list[Finding]] | None:
    """The files that a `use` brings in, the folder their imports may not leave, and what could not be read there.

    They lie near the file that asks for them, or among the standard rules; never outside both. None if there are none.
    """
    for start, home in ((folder, root), (standard(), standard())):
        nearby = within(start, name, home)
        try:
            found, findings = rule_files(nearby) if nearby is not None else ([], [])
        except OSError:  # a name that no file can have, or one behind a folder that is shut
            continue
        found = [path for path in found if inside(path, home)]  # one that gained its ending may be a link elsewhere
        if found or findings:
            return found, home, findings
    return None


def rule_files(path: Path) -> tuple[list[Path], list[Finding]]:
    """The file at a path, all of a folder, or the file with `.roo` added to its name; and what cannot be read there.

    A file that is reached by a link stands under its own path, wherever that is.
    """
    if path.is_file():
        return [path.resolve()], []
    if path.is_dir():
        walk = Walk(path)
        walk.run()
        return list(dict.fromkeys(found.resolve() for found in sorted(walk.files))), walk.findings
    named = path.with_name(path.name + SUFFIX) if path.name else path
    return ([named.resolve()], []) if named.is_file() else ([], [])


def root_of(rules: str, path: Path) -> Path:
    """The folder that the imports of a file stay in: the one given, else the one the file stands in."""
    given = Path(rules)
    return given.resolve() if given.is_dir() else standard() if inside(path, standard()) else path.parent


def within(start: Path, name: str, home: Path) -> Path | None:
    """The path of a name below a folder; none where it leads out of it, or is no name at all."""
    try:
        path = real(start / name)
    except (OSError, ValueError):
        return None
    return path if name.strip() and inside(path, home) and path != home.resolve() else None


def inside(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder."""
    return path.is_relative_to(folder.resolve())


def shown(path: Path) -> str:
    """A path as messages show it: from here if it lies here, `std:` for a standard rule file.

    Bytes of a name that are no UTF-8 are shown as `\\xff`, so that every name can be written out.
    """
    if inside(path, standard()):
        return f"{STANDARD}{path.relative_to(standard().resolve())}"
    near = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return os.fsencode(near).decode("utf-8", "backslashreplace")
