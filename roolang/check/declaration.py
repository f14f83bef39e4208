"""The codes of a declaration against the nomenclature."""

from __future__ import annotations

from roolang.check.codes import meant
from roolang.diagnostics import Finding
from roolang.domain.contradictions import check_facts
from roolang.domain.declaration import Declaration
from roolang.domain.hs import printed
from roolang.domain.loading.report import Report
from roolang.domain.unknown_codes import unknown_codes


def check_declaration(declaration: Declaration, edition: int | None) -> tuple[Finding, ...]:
    """What `check_codes` and `check_facts` find."""
    return (*check_codes(declaration, edition), *check_facts(declaration))


def check_codes(declaration: Declaration, edition: int | None) -> tuple[Finding, ...]:
    """RL6103 for codes that the edition does not have.

    `edition` is that of the rules, for a declaration that names none (`None`: not known).
    """
    report = Report()
    for item, year, code in unknown_codes(declaration, edition):
        help_ = "" if report.is_full("RL6103") else meant(code, year)
        place = declaration.place_of(item.name)
        report.add("RL6103", place, f"`{printed(code)}` is not in HS {year}", help_)
    return tuple(report.findings)
