"""The codes of a declaration against the nomenclature."""

from __future__ import annotations

from roolang.check.codes import meant
from roolang.diagnostics import Finding
from roolang.domain import nomenclature
from roolang.domain.contradictions import check_facts
from roolang.domain.declaration import Declaration, items_of
from roolang.domain.hs import printed
from roolang.domain.loading.report import Place, Report


def check_declaration(declaration: Declaration, edition: int | None) -> tuple[Finding, ...]:
    """RL6103 for codes that the edition does not have, and what `check_facts` finds.

    The edition is the one that the declaration names, else `edition`, that of the rules (`None`: not known).
    Nothing is said of codes of an edition that is not loaded.
    """
    year = declaration.edition or edition
    report = Report()
    for item in items_of(declaration.good):
        told = {**item.codes, **({year: item.code} if year and item.code else {})}
        for edition, code in told.items():
            if nomenclature.exists(edition, code) is False:
                help_ = "" if report.is_full("RL6103") else meant(code, edition)
                place = Place(declaration.place_of(item.name))
                report.add("RL6103", place, f"`{printed(code)}` is not in HS {edition}", help_)
    return (*report.findings, *check_facts(declaration))
