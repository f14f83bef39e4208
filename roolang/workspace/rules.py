"""Rules by name, ready to judge by: what an earlier run worked out if the files are as they were, else worked out now.

While they are as they were, nothing of the pipeline is even imported. An entry is kept under a digest of everything it
depends on: this program's own code, the place and the content of each file, what each import brings in, the question.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roolang.diagnostics import Finding, has_errors
from roolang.domain import nomenclature
from roolang.ir.program import Program
from roolang.ir.stored.classes import Unfit
from roolang.ir.stored.reader import decode
from roolang.limits import MAX_RULE_BYTES
from roolang.record import record
from roolang.source import SourceFile
from roolang.source import decode as decoded
from roolang.workspace import store
from roolang.workspace.files import rooted, shown, used
from roolang.workspace.folders import content_of
from roolang.workspace.stamp import stamp

if TYPE_CHECKING:
    from roolang.interpret import Known
    from roolang.workspace.covering import Plain
    from roolang.workspace.sources import Sources
    from roolang.workspace.workspace import Workspace


@record(frozen=True, slots=True)
class Judging:
    """What to judge by on one day: programs, each with what was found in lowering it.

    `loaded` was found in reading the files, `asked` in looking for the names asked for.
    """

    programs: tuple[tuple[Program, tuple[Finding, ...]], ...]
    loaded: tuple[Finding, ...] = ()
    asked: tuple[Finding, ...] = ()


@record(frozen=True, slots=True)
class Reading:
    """The files that rules were read from: a digest of them and of what they import, theirs by name, their texts."""

    identity: str
    digests: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]

    @property
    def digest(self) -> str:
        """For the record of a verdict: the SHA-256 of the names of the files and theirs."""
        return sha256("\n".join(f"{name} {digest}" for name, digest in sorted(self.digests)).encode()).hexdigest()


class Rules:
    """The rules that some names on the command line mean; without their tests, if whoever tries them reads them."""

    def __init__(self, *names: str, leaves_tests: bool = False) -> None:
        self.names = names
        self._leaves_tests = leaves_tests
        self._reading = _as_they_were(names) if names else None
        self._judgings: dict[tuple[tuple[str, ...], date, tuple[str, ...]], Judging] = {}

    @classmethod
    def of_text(cls, source: SourceFile, folder: Path) -> Rules:
        """Rules out of a text, whose imports are looked for in a folder."""
        from roolang.workspace.sources import Sources

        found = cls()
        found.names = (source.name,)
        found.sources = Sources()
        found.sources.add_vocabulary()
        found.sources.add_text(source, folder)
        return found

    @property
    def digest(self) -> str:
        """The SHA-256 of everything read."""
        return self._reading.digest if self._reading else self.workspace.digest

    @cached_property
    def sources(self) -> Sources:
        """The files, parsed now."""
        from roolang.workspace.sources import Sources

        sources = Sources(leaves_tests=self._leaves_tests)
        sources.add_vocabulary()
        for name in self.names:
            sources.add(name)
        self._reading = _remember(self.names, sources)
        return sources

    @cached_property
    def workspace(self) -> Workspace:
        """The rules, worked out now."""
        from roolang.workspace.workspace import workspace_of

        return workspace_of(self.sources)

    def judging(self, under: tuple[str, ...], on: date, readings: tuple[str, ...]) -> Judging:
        """The programs of the texts and parties asked for on a day, all there are if none is named."""
        question = (under, on, readings)
        if question not in self._judgings:
            self._judgings[question] = self._judging(*question)
        return self._judgings[question]

    def _judging(self, under: tuple[str, ...], on: date, readings: tuple[str, ...]) -> Judging:
        question = ["judging", under, on.isoformat(), readings]
        if (kept := self.recall(question)) is not None:
            return Judging(*kept)
        from roolang.workspace.judging import programs_for

        asked, programs = programs_for(self.workspace, self.names[0], under, on, readings)
        found = Judging(programs, self.workspace.findings, asked)
        self.keep(question, (found.programs, found.loaded, found.asked))
        return found

    def findings(self) -> tuple[Finding, ...]:
        """Everything in the files: as text, as trees, and as lowered on every day on which something changes."""
        question = ["findings", nomenclature.stamp()]
        if (kept := self.recall(question)) is not None and _stands(kept[1]):
            found: tuple[Finding, ...] = kept[0]
            return found
        from roolang.workspace.judging import findings_of
        from roolang.workspace.runnable import named
        from roolang.workspace.steady import steady

        with steady():  # from the first file on: else what was read is looked through before it is checked
            found = findings_of(self.workspace, self.sources)
        self.keep(question, (found, named(self.workspace.library.tests)))
        return found

    def refusing(self) -> tuple[Finding, ...]:
        """What was found in reading the files, and what is wrong with their trees: with errors nothing is compared."""
        from roolang.workspace.judging import refusing

        return refusing(self.workspace, self.sources)

    def headers(self) -> tuple[tuple[Plain, ...], tuple[Finding, ...]]:
        """The headers of the agreements in the files; of files with errors these alone."""
        if (kept := self.recall(["headers"])) is not None:
            return tuple(kept[0]), tuple(kept[1])
        from roolang.workspace.covering import headers

        errors = tuple(each for each in self.workspace.findings if has_errors((each,)))
        found = () if errors else tuple(headers(self.workspace))
        self.keep(["headers"], (found, errors))
        return found, errors

    def known(self) -> Known:
        """What the rules call things, on every day that they name; nothing of rules with errors: they may lack some."""
        from roolang.interpret import Known

        if (kept := self.recall(["known"])) is not None:
            return Known(*kept)
        from roolang.workspace.judging import known_of

        found = known_of(self.workspace)
        self.keep(["known"], (found.names, found.parties, found.states))
        return found

    # ---- what is kept

    def recall(self, question: list[Any]) -> Any:
        """The answer that an earlier run kept to a question; none if anything is otherwise now."""
        if self._reading is None:
            return None
        content = store.fetch(_key(self._reading.identity, question))
        try:
            return None if content is None else decode(content, self._reading.texts)
        except Unfit:
            return None

    def keep(self, question: list[Any], value: object) -> None:
        """Keeps the answer to a question for the next run."""
        if self._reading is not None:
            from roolang.ir.stored.writer import encode

            try:
                store.keep(_key(self._reading.identity, question), encode(value, self._reading.texts))
            except Unfit:
                return


def _stands(named: tuple[tuple[str, str, bool], ...]) -> bool:
    """Whether the files that tests name are there, and are not, as before."""
    if named:
        from roolang.workspace.given import is_there

    return all(is_there(path, file) is there for path, file, there in named)


def _key(*parts: object) -> str:
    return sha256(json.dumps([stamp(), *parts]).encode()).hexdigest()


def _place(names: tuple[str, ...]) -> list[Any]:
    """What names mean here: the files, and the folder from which messages name them."""
    files = [[str(path), str(root)] for name in names for path, root in rooted(name)]
    return [str(Path.cwd()), *files]


def _as_they_were(names: tuple[str, ...]) -> Reading | None:
    """The files of an earlier run, if all are there and import what they did."""
    if store.folder() is None:
        return None
    try:
        place = _place(names)
        content = store.fetch(_key("reading", place))
        if content is None:
            return None
        reads, imports = decode(content)
        for name, folder, root, brought in imports:
            found = used(name, Path(folder), Path(root))
            if tuple(str(path) for path in (found[0] if found else ())) != brought or (found and found[2]):
                return None
        return _reading(place, reads, imports)
    except (OSError, ValueError):
        return None


def _reading(place: list[Any], reads: tuple[tuple[str, str], ...], imports: Any) -> Reading | None:
    """The files as they are, if they hold what they did."""
    digests, texts = [], []
    for path, digest in reads:
        content = content_of(Path(path), MAX_RULE_BYTES)
        if content is None or sha256(content).hexdigest() != digest:
            return None
        source, _ = decoded(shown(Path(path)), content)
        digests.append((source.name, digest))
        texts.append(source.text)
    return Reading(_key(place, reads, imports), tuple(digests), tuple(texts))


def _remember(names: tuple[str, ...], sources: Sources) -> Reading | None:
    """Keeps which files were read; not if one could not be, nor of rules without a name, which are any text."""
    if not names or store.folder() is None or not sources.complete or not all(rooted(name) for name in names):
        return None
    place = _place(names)
    reads = tuple((str(path), digest) for path, digest in sources.reads)
    imports = tuple((name, str(f), str(root), tuple(map(str, found))) for name, f, root, found in sources.imports)
    try:
        reading = _reading(place, reads, imports)
    except OSError:
        return None
    if reading is not None:
        from roolang.ir.stored.writer import encode

        store.keep(_key("reading", place), encode((reads, imports)))
    return reading
