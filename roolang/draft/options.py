"""What a caller says about a draft."""

from __future__ import annotations

from datetime import date

from roolang.record import record


@record(frozen=True, slots=True)
class Options:
    """`agreement` names the text where its rows do not, `parties` are those at the table, `edition` is the year of the
    nomenclature (none: found out), `today` is the day on which a date has passed."""

    agreement: str = ""
    parties: tuple[str, ...] = ()
    edition: int | None = None
    today: date | None = None
