"""The codes of a declaration against the nomenclature."""

from __future__ import annotations

import re

from roolang.check.codes import meant
from roolang.diagnostics import Finding
from roolang.domain import nomenclature
from roolang.domain.declaration import Declaration, items_of
from roolang.domain.hs import printed
from roolang.domain.loading.report import Place, Report


def check_declaration(declaration: Declaration, edition: int | None) -> tuple[Finding, ...]:
    """RL6103 for codes that the edition does not have.

    The edition is the one that the declaration names, else `edition`, that of the rules (`None`: not known).
    Nothing is said of codes of an edition that is not loaded.
    """
    year = edition_of(declaration) or edition
    report = Report()
    for item in items_of(declaration.good) if year is not None else ():
        if year is not None and item.code is not None and nomenclature.exists(year, item.code) is False:
            help_ = "" if report.is_full("RL6103") else meant(item.code, year)
            report.add(
                "RL6103", Place(declaration.place_of(item.name)), f"`{printed(item.code)}` is not in HS {year}", help_
            )
    return tuple(report.findings)


def edition_of(declaration: Declaration) -> int | None:
    """The year of the edition that the declaration says its codes are of."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", declaration.nomenclature or "", re.ASCII)
    return int(found[0]) if found else None
