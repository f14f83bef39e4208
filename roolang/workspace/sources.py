"""Rule files from disk and from the standard rules: found, read, parsed, imports first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path

from roolang.diagnostics import Finding, Fix, Label, Place
from roolang.diagnostics.suggest import nearest
from roolang.limits import MAX_FILES, MAX_IMPORTS, MAX_RULE_BYTES
from roolang.source import SourceFile, Span, decode, wide
from roolang.syntax import parse
from roolang.syntax.apart import Apart, set_apart
from roolang.syntax.screening import refused
from roolang.syntax.tree import Module, Use
from roolang.workspace.consequences import loses_import
from roolang.workspace.files import (
    VOCABULARY,
    located,
    root_of,
    shown,
    standard,
    standard_names,
    used,
    within,
)  # fmt: skip
from roolang.workspace.folders import SUFFIX, content_of, reason_of
from roolang.workspace.steady import steady

MAX_STANDING = 256
"""So many files of the standard rules are kept parsed."""

__all__ = ["Sources", "located", "not_utf8", "shown", "standard", "standard_names"]


@dataclass(slots=True)
class Sources:
    """Modules in the order of their imports, each with whether the user named it; and the findings so far.

    `reads` are the files with the SHA-256 of what they held, `imports` what each `use` brought in: while both stay as
    they are, reading again gives the same. `partial` tells that some folder could not be read as a whole. `unsaved`
    are texts that stand before what is on disk: those that an editor has open. `unread` are the files asked for whose
    tests are left to whoever tries them, if they are to be left at all (`leaves_tests`).
    """

    modules: list[tuple[Module, bool]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    reads: list[tuple[Path, str]] = field(default_factory=list)
    imports: list[tuple[str, Path, Path, tuple[Path, ...]]] = field(default_factory=list)
    partial: bool = False
    lost: bool = False
    unsaved: Mapping[Path, str] = field(default_factory=dict)
    leaves_tests: bool = False
    unread: list[Apart] = field(default_factory=list)
    _done: dict[Path, bool] = field(default_factory=dict)

    def add(self, rules: str) -> None:
        """A `.roo` file, a folder of them, or something of the standard rules by name."""
        paths, findings = located(rules)
        self.findings += findings
        self.partial |= bool(findings)
        for path in paths:
            self._load(path, root_of(rules, path), True, ())

    def add_vocabulary(self) -> None:
        """The quantities and methods that every text may name."""
        path = standard() / f"{VOCABULARY}.roo"
        if path.is_file():
            self._load(path, standard(), False, ())

    def add_file(self, path: Path, root: Path) -> None:
        """One file, whose imports stay in a folder."""
        self._load(path, root, True, ())

    def add_text(self, source: SourceFile, folder: Path) -> None:
        """A text already in memory, as if it stood in a folder."""
        here = SourceFile(source.name, source.text, source.path or folder / "text.roo")
        self._parsed(here, folder, folder, True, ())

    @property
    def complete(self) -> bool:
        """Whether every file and folder that was found could be read."""
        return len(self.reads) == len(self._done) and not self.partial

    # ---- one file

    def _load(self, path: Path, root: Path, own: bool, stack: tuple[Path, ...]) -> None:
        path = path.resolve()
        if path in self._done:
            if own and not self._done[path]:
                self._asked_for(path)
            return
        self._done[path] = own
        if path in self.unsaved:
            self._parsed(SourceFile(shown(path), self.unsaved[path], path), path.parent, root, own, (*stack, path))
            return
        content = self._read(path)
        if content is None:
            return
        source, bad = decode(shown(path), content, path)
        self.digests[source.name] = sha256(content).hexdigest()
        self.reads.append((path, self.digests[source.name]))
        if bad is not None:
            self.findings.append(not_utf8(source, content))
            if wide(content):
                self.lost = True
                return
        self._parsed(source, path.parent, root, own, (*stack, path))

    def _asked_for(self, path: Path) -> None:
        """A file that another one used before its own turn: the user named it all the same."""
        self._done[path] = True
        self.modules = [(module, own or module.source.path == path) for module, own in self.modules]

    def _read(self, path: Path) -> bytes | None:
        try:
            content = content_of(path, MAX_RULE_BYTES)
        except OSError as error:
            message = f"cannot read the file: {reason_of(error)}"
            self.lost = True
            self.findings.append(Finding("RL1006", message, where=Place(shown(path))))
            return None
        if content is None:
            self.findings.append(refused(shown(path)))
        return content

    def _parsed(self, source: SourceFile, folder: Path, root: Path, own: bool, stack: tuple[Path, ...]) -> None:
        with steady():
            module, findings = self._read_text(source, own, standing=root == standard())
        broken = {each.span for each in module.broken}
        self.lost |= loses_import(module)
        for statement in module.whole.statements:
            if isinstance(statement, Use):
                self._import(statement, folder, root, stack, guessed=statement.span in broken)
        self.findings += findings
        self.modules.append((module.whole, own))

    def _read_text(self, source: SourceFile, own: bool, *, standing: bool) -> tuple[Module, tuple[Finding, ...]]:
        apart = set_apart(source) if own and self.leaves_tests else None
        if apart is None:
            return (_standing if standing else parse)(source)
        self.unread.append(apart)
        return apart.module, apart.findings

    def _import(self, use: Use, folder: Path, root: Path, stack: tuple[Path, ...], *, guessed: bool) -> None:
        """Everything that a `use` brings in; never from outside the given folder or the standard rules."""
        found = used(use.name, folder, root)
        self.imports.append((use.name, folder, root, tuple(found[0]) if found else ()))
        if not found:
            self.lost = True
            self.findings += [] if guessed else [_not_found(use, folder, root)]
            return
        paths, home, findings = found
        self.findings += findings
        self.partial |= bool(findings)
        self._each(paths, home, use, stack)

    def _each(self, paths: list[Path], root: Path, use: Use, stack: tuple[Path, ...]) -> None:
        for path in paths:
            if path in stack:
                self.lost = True
                circle = " uses ".join(p.name for p in (*stack[stack.index(path) :], path))
                self.findings.append(Finding("RL2004", f"imports run in a circle: {circle}", Label(use.span)))
                continue
            if len(stack) >= MAX_IMPORTS or len(self._done) > MAX_FILES:
                self.findings.append(_too_many(use))
                return
            self._load(path, root, False, stack)


@lru_cache(MAX_STANDING)
def _standing(source: SourceFile) -> tuple[Module, tuple[Finding, ...]]:
    """A file of the standard rules, parsed once however many files use it."""
    return parse(source)


def _too_many(use: Use) -> Finding:
    message = f"files use files more than {MAX_IMPORTS} deep, or more than {MAX_FILES:,} of them"
    return Finding("RL1004", message, Label(use.span), help="let one file `use` the others")


def _not_found(use: Use, folder: Path, root: Path) -> Finding:
    spelt = (use.name, use.name + SUFFIX)
    if use.name.strip(". /") and any(within(folder, each, root) is None for each in spelt):
        message = f"`{use.name}` lies outside the folder of these rules"
        return Finding("RL2010", message, Label(use.span), help="move the file beside this one")
    own = Path(use.span.source.name).name
    beside = [path.name for path in root.glob(f"*{SUFFIX}") if path.name != own]
    below = [f"{path.parent.name}/{path.name}" for path in islice(root.glob(f"*/*{SUFFIX}"), MAX_FILES)]
    called = [each for each in below if each.rpartition("/")[2] in (use.name, use.name + SUFFIX)]
    near = called[:3] or nearest(use.name, [*standard_names(), *beside, *below], 3)
    help_ = f"did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else ""
    help_ = help_ or f"the standard rules have {', '.join(standard_names())}"
    at = use.span.start + max(0, use.span.text.find(use.name))
    fixes = tuple(Fix(Span(use.span.source, at, at + len(use.name)), each) for each in near)
    return Finding("RL2003", f"there is no `{use.name}` to use", Label(use.span), help=help_, fixes=fixes)


def not_utf8(source: SourceFile, content: bytes) -> Finding:
    """That a file has other characters than it should, at the first of them."""
    help_ = "save the file as UTF-8"
    if said := wide(content):
        return Finding("RL1003", f"the file is {said}, and rule files are UTF-8", where=Place(source.name), help=help_)
    at = source.text.find("\ufffd")
    return Finding("RL1003", "the file is not UTF-8", Label(Span(source, at, at + 1)), help=help_)
