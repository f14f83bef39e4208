"""What a finding is. Rendering is next door; deciding what to find is upstairs."""

from __future__ import annotations

from collections.abc import Iterable

from roolang.diagnostics.catalog import CATALOG, Severity
from roolang.diagnostics.place import NOWHERE, Place
from roolang.record import record
from roolang.source import Span


@record(frozen=True, slots=True)
class Label:
    """A place in a text and what is to be said of it (may be empty)."""

    span: Span
    text: str = ""


@record(frozen=True, slots=True)
class Fix:
    """An edit of a rule file that a finding offers: these characters, written so.

    It `keeps` the sense where it only writes in the notation of the language what can be read in one way; then it may
    be made unseen. Any other edit is for a person to look at.
    """

    span: Span
    new: str
    keeps: bool = False

    def applied(self, text: str) -> str:
        """The text as it is mended."""
        return text[: self.span.start] + self.new + text[self.span.end :]


@record(frozen=True, slots=True)
class Finding:
    """One thing a reader should know, complete in itself.

    `label` points into a rule file; `where` is a place in a declaration, in another file or on the command line. At
    least one of the two is given unless the matter has no place. `fixes` are edits that each mend it and may be made
    by a program, the likeliest first; what only a person can decide has none. `missing` is the name that is looked for
    and not there, where that is what is wrong.
    """

    code: str
    message: str
    label: Label | None = None
    where: Place = NOWHERE
    others: tuple[Label, ...] = ()
    help: str = ""
    fixes: tuple[Fix, ...] = ()
    missing: str = ""

    def __post_init__(self) -> None:
        assert self.code in CATALOG, f"{self.code} is not in the catalogue"

    @property
    def severity(self) -> Severity:
        """Whether it forbids to go on."""
        return CATALOG[self.code].severity

    @property
    def place(self) -> str:
        """Where it is, in words: `rules.roo:3:17`, `suv.json: materials[3].value`, `--under`."""
        return str(self.label.span) if self.label else str(self.where)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of them forbids to go on."""
    return any(finding.severity is Severity.ERROR for finding in findings)
