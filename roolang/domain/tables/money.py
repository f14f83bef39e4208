"""The currency and the edition of the codes of a declaration, as its tables tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Raw
from roolang.domain.tables.items import Fields
from roolang.domain.tables.table import Table


def settle_currency(document: Fields, tables: Sequence[Table], report: Report) -> None:
    """The currency of the declaration: as it is said, else the only one of the amounts, else that of the good."""
    seen = {currency for currency in _currencies(document) if re.fullmatch("[A-Z]{3}", currency)}
    said = document.get("currency")
    dollars = next((table.reader.dollars for table in tables if table.reader.dollars), None)
    if dollars is not None and seen and (said is None or said in ("EUR", "GBP")):
        message = f"this amount is shown with `$` and others are in {', '.join(sorted(seen))}"
        report.add("RL6209", dollars, message, "add a column `currency`, or name the currency in the heading")
    reckoned = seen if len(seen) == 1 else set(_currencies(document.get("good")))
    if said is None and len(reckoned) == 1:
        document["currency"] = reckoned.pop()


def _currencies(raw: Raw) -> Iterator[str]:
    waiting: list[Raw] = [raw]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            waiting += each.values()
            if "amount" in each and isinstance(currency := each.get("currency"), str):
                yield currency


def settle_edition(document: Fields, tables: Sequence[Table], report: Report) -> None:
    """The edition of the codes: as it is said, and as the headings of the codes say; they must agree."""
    for table in tables:
        said = document.get("nomenclature")
        if not table.edition:
            continue
        if said is not None and str(said).split()[-1:] != table.edition.split()[-1:]:
            place = table.sheet.place(table.headings.row, table.headings.read["code"].index)
            message = f"these codes are of {table.edition}, and others of this declaration of {said}"
            report.add("RL6205", place, message, "give all codes in one edition")
        document.setdefault("nomenclature", table.edition)
