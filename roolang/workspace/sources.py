"""Rule files from disk and from the standard rules: found, read, parsed, imports first."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from roolang.diagnostics import Finding, Label
from roolang.diagnostics.suggest import did_you_mean
from roolang.source import SourceFile, Span, decode
from roolang.syntax import parse
from roolang.syntax.tree import Module, Use

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


@dataclass(slots=True)
class Sources:
    """Modules in the order of their imports, each with whether the user named it; and the findings so far."""

    modules: list[tuple[Module, bool]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    _done: dict[Path, bool] = field(default_factory=dict)

    def add(self, rules: str) -> None:
        """A `.roo` file, a folder of them, or something of the standard rules by name."""
        paths = locate(rules)
        if not paths:
            shipped = standard_names()
            help_ = did_you_mean(rules, shipped) or f"give a .roo file, a folder, or one of: {', '.join(shipped)}"
            self.findings.append(Finding("RL1006", f"there are no rules at `{rules}`", where=rules, help=help_))
        for path in paths:
            self._load(path, path.parent if Path(rules).is_file() else _root_of(rules, path), True, ())

    def add_vocabulary(self) -> None:
        """The quantities and methods that every text may name."""
        path = standard() / f"{VOCABULARY}.roo"
        if path.is_file():
            self._load(path, standard(), False, ())

    def add_text(self, source: SourceFile, folder: Path) -> None:
        """A text already in memory, as if it stood in a folder."""
        self._parsed(source, folder, folder, True, ())

    # ---- one file

    def _load(self, path: Path, root: Path, own: bool, stack: tuple[Path, ...]) -> None:
        path = path.resolve()
        if path in self._done:
            return
        self._done[path] = own
        content = self._read(path)
        if content is None:
            return
        source, bad = decode(shown(path), content)
        self.digests[source.name] = sha256(content).hexdigest()
        if bad is not None:
            line, column = source.place(source.text.find("\ufffd"))
            where = f"{source.name}:{line}:{column}"
            help_ = "save the file as UTF-8"
            self.findings.append(Finding("RL1003", "the file is not UTF-8", where=where, help=help_))
        self._parsed(source, path.parent, root, own, (*stack, path))

    def _read(self, path: Path) -> bytes | None:
        try:
            if path.stat().st_size > LARGEST:
                help_ = "split it into several files and bring them together with `use`"
                self.findings.append(Finding("RL1005", f"more than {LARGEST:,} bytes", where=shown(path), help=help_))
                return None
            return path.read_bytes()
        except OSError as error:
            reason = (error.strerror or "it cannot be read").lower()
            self.findings.append(Finding("RL1006", f"cannot read the file: {reason}", where=shown(path)))
            return None

    def _parsed(self, source: SourceFile, folder: Path, root: Path, own: bool, stack: tuple[Path, ...]) -> None:
        module, findings = parse(source)
        for statement in module.statements:
            if isinstance(statement, Use):
                self._import(statement, folder, root, stack)
        self.findings += findings
        self.modules.append((module, own))

    def _import(self, use: Use, folder: Path, root: Path, stack: tuple[Path, ...]) -> None:
        """Everything that a `use` brings in; never from outside the given folder or the standard rules."""
        nearby = (folder / use.name).resolve()
        if _inside(nearby, root) and (found := _rule_files(nearby)):
            self._each(found, root, use, stack)
            return
        library = (standard() / use.name).resolve()
        if _inside(library, standard()) and (found := _rule_files(library)):
            self._each(found, standard(), use, stack)
            return
        self.findings.append(_not_found(use, nearby, root))

    def _each(self, paths: list[Path], root: Path, use: Use, stack: tuple[Path, ...]) -> None:
        for path in paths:
            if path in stack:
                circle = " uses ".join(p.name for p in (*stack[stack.index(path) :], path))
                self.findings.append(Finding("RL2004", f"imports run in a circle: {circle}", Label(use.span)))
                continue
            self._load(path, root, False, stack)


def _not_found(use: Use, nearby: Path, root: Path) -> Finding:
    if not _inside(nearby, root):
        message = f"`{use.name}` lies outside the folder of these rules"
        return Finding("RL2010", message, Label(use.span), help="move the file beside this one")
    shipped = [*standard_names(), *(path.name for path in root.glob("*.roo"))]
    help_ = did_you_mean(use.name, shipped) or f"the standard rules have {', '.join(standard_names())}"
    return Finding("RL2003", f"there is no `{use.name}` to use", Label(use.span), help=help_)


def locate(rules: str) -> list[Path]:
    """The rule files that a name on the command line means."""
    given = Path(rules)
    try:
        return _rule_files(given) or ([] if given.suffix else _rule_files(standard() / rules))
    except (OSError, ValueError):
        return []


def _rule_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path.resolve()]
    if path.is_dir():
        return sorted(found.resolve() for found in path.rglob("*.roo"))
    named = path.with_name(path.name + ".roo")
    return [named.resolve()] if path.name and named.is_file() else []


def _root_of(rules: str, path: Path) -> Path:
    given = Path(rules)
    return given.resolve() if given.is_dir() else standard() if _inside(path, standard()) else path.parent


def _inside(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder.resolve())


def shown(path: Path) -> str:
    """A path as messages show it: from here if it lies here, `std:` for a standard rule file."""
    if _inside(path, standard()):
        return f"std:{path.relative_to(standard().resolve())}"
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def point(source: SourceFile) -> Span:
    """The beginning of a text."""
    return Span(source, 0, 0)
