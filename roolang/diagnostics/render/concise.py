"""One line a finding, and the order in which findings are shown."""

from __future__ import annotations

from collections.abc import Iterable

from roolang.diagnostics.model import Finding
from roolang.diagnostics.render.cells import clean


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file and by place in it; those of one place stay as they were."""
    return tuple(sorted(findings, key=_place))


def to_concise(finding: Finding) -> str:
    """`file:line:column: error[RL2103] message`, on one line whatever the message holds."""
    place = f"{finding.place}: " if finding.place else ""
    return clean(f"{place}{finding.severity.value}[{finding.code}] {finding.message}")


def _place(finding: Finding) -> tuple[str, int]:
    if finding.label:
        return finding.label.span.source.name, finding.label.span.start
    return finding.where.file, -1
