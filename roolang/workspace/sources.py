"""Rule files from disk and from the standard rules: found, read, parsed, imports first."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from roolang.diagnostics import Finding, Label
from roolang.diagnostics.suggest import did_you_mean
from roolang.source import SourceFile, decode
from roolang.syntax import parse
from roolang.syntax.tree import Module, Use
from roolang.workspace.files import (
    LARGEST,
    VOCABULARY,
    inside,
    locate,
    rooted,
    shown,
    standard,
    standard_names,
    used,
)  # fmt: skip

__all__ = ["Sources", "locate", "shown", "standard", "standard_names"]


@dataclass(slots=True)
class Sources:
    """Modules in the order of their imports, each with whether the user named it; and the findings so far.

    `reads` are the files with the SHA-256 of what they held, `imports` what each `use` brought in: while both stay as
    they are, reading again gives the same.
    """

    modules: list[tuple[Module, bool]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    reads: list[tuple[Path, str]] = field(default_factory=list)
    imports: list[tuple[str, Path, Path, tuple[Path, ...]]] = field(default_factory=list)
    _done: dict[Path, bool] = field(default_factory=dict)

    def add(self, rules: str) -> None:
        """A `.roo` file, a folder of them, or something of the standard rules by name."""
        paths = rooted(rules)
        if not paths:
            shipped = standard_names()
            help_ = did_you_mean(rules, shipped) or f"give a .roo file, a folder, or one of: {', '.join(shipped)}"
            self.findings.append(Finding("RL1006", f"there are no rules at `{rules}`", where=rules, help=help_))
        for path, root in paths:
            self._load(path, root, True, ())

    def add_vocabulary(self) -> None:
        """The quantities and methods that every text may name."""
        path = standard() / f"{VOCABULARY}.roo"
        if path.is_file():
            self._load(path, standard(), False, ())

    def add_text(self, source: SourceFile, folder: Path) -> None:
        """A text already in memory, as if it stood in a folder."""
        self._parsed(source, folder, folder, True, ())

    @property
    def complete(self) -> bool:
        """Whether every file that was found could be read."""
        return len(self.reads) == len(self._done)

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
        self.reads.append((path, self.digests[source.name]))
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
        found = used(use.name, folder, root)
        self.imports.append((use.name, folder, root, tuple(found[0]) if found else ()))
        if found:
            self._each(*found, use, stack)
        else:
            self.findings.append(_not_found(use, (folder / use.name).resolve(), root))

    def _each(self, paths: list[Path], root: Path, use: Use, stack: tuple[Path, ...]) -> None:
        for path in paths:
            if path in stack:
                circle = " uses ".join(p.name for p in (*stack[stack.index(path) :], path))
                self.findings.append(Finding("RL2004", f"imports run in a circle: {circle}", Label(use.span)))
                continue
            self._load(path, root, False, stack)


def _not_found(use: Use, nearby: Path, root: Path) -> Finding:
    if not inside(nearby, root):
        message = f"`{use.name}` lies outside the folder of these rules"
        return Finding("RL2010", message, Label(use.span), help="move the file beside this one")
    shipped = [*standard_names(), *(path.name for path in root.glob("*.roo"))]
    help_ = did_you_mean(use.name, shipped) or f"the standard rules have {', '.join(standard_names())}"
    return Finding("RL2003", f"there is no `{use.name}` to use", Label(use.span), help=help_)
