"""A declaration whose codes are of one edition, told in the codes of another: done once, before anything is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from roolang.diagnostics import Finding
from roolang.diagnostics.place import Place
from roolang.domain.correlation import DIGITS, Correlation, digest, related
from roolang.domain.declaration import Declaration, Item, items_of, with_entries
from roolang.domain.hs import contrary, printed
from roolang.domain.loading.advice import Advice
from roolang.domain.loading.report import Report
from roolang.domain.tables.kinds import is_table
from roolang.limits import MAX_LISTED
from roolang.record import record


@record(frozen=True, slots=True)
class Related:
    """A declaration in the codes of an edition.

    `open_ones` are items whose code may be one of several there; `lost` those whose code no table has, `turned` those
    whose code is another by a table. `whole` says whether nothing is left in the codes of another edition.
    """

    declaration: Declaration
    open_ones: tuple[Item, ...] = ()
    lost: tuple[Item, ...] = ()
    turned: tuple[Item, ...] = ()
    whole: bool = True


@dataclass(slots=True)
class _Work:
    start: int | None
    end: int
    correlations: Sequence[Correlation]
    open_ones: list[Item] = field(default_factory=list)
    lost: list[Item] = field(default_factory=list)
    turned: list[Item] = field(default_factory=list)
    kept: int = 0


def in_edition(declaration: Declaration, edition: int | None, correlations: Sequence[Correlation]) -> Related:
    """The declaration with every code as it is in an edition, as far as it says so itself or tables tell.

    A code that was given for the edition stands. One that corresponds to several is open among them; one that no table
    has is unknown. Where no tables lead from the edition of the declaration, its codes are kept as they are.
    """
    if edition is None:
        return Related(declaration)
    work = _Work(declaration.edition, edition, correlations)
    good = _item(declaration.good, work)
    if good is declaration.good:
        return Related(declaration, whole=not work.kept)
    by_tables = digest(correlations) if work.open_ones or work.lost or work.turned else ""
    related_ = replace(declaration, good=good, related=by_tables)
    return Related(related_, tuple(work.open_ones), tuple(work.lost), tuple(work.turned), not work.kept)


def _item(item: Item, work: _Work) -> Item:
    """An item and all that it holds; the very same if nothing in it changes."""
    within = with_entries(item, lambda each: _item(each, work))
    told = _code(item, work)
    if told is None:
        return within
    code, candidates, lost = told
    if code == item.code and not candidates and within is item:
        return item
    new = replace(within, code=code, candidates=candidates, edition=work.end)
    if candidates or lost:
        (work.open_ones if candidates else work.lost).append(new)
    elif code != item.code and work.end not in item.codes:
        work.turned.append(new)
    return new


def _code(item: Item, work: _Work) -> tuple[str | None, tuple[str, ...], bool] | None:
    """The code in the other edition, what it may be if it is open, and whether it is lost; `None`: as it is."""
    if work.end in item.codes:
        return item.codes[work.end], (), False
    if item.code is None or work.start is None or work.start == work.end:
        return None
    found = related(item.code, work.start, work.end, work.correlations)
    if found is None:
        work.kept += 1
        return None
    if len(found) == 1:
        return found[0], (), False
    return _alike(found), found, not found


def _alike(codes: Sequence[str]) -> str | None:
    """The chapter, heading or subheading that all codes are of."""
    for width in (6, 4, 2):
        if len({code[:width] for code in codes}) == 1 and all(len(code) >= width for code in codes):
            return codes[0][:width]
    return None


def told(settled: Related, before: Declaration, edition: int | None) -> tuple[Finding, ...]:
    """What a reader should know of how codes came into the edition of the rules."""
    report, codes = Report(of_table=is_table(before.source)), {item.name: item.code for item in items_of(before.good)}
    place = Place(before.source or before.id)
    if not settled.whole:
        message = f"codes of {before.nomenclature} are judged by rules in HS {edition}"
        help_ = (
            f'give the codes of the rules\' edition, or a table: --correlation "HS {edition}:HS {before.edition}=FILE"'
        )
        report.add("RL6107", place, message, help_)
    if settled.turned:
        pairs = [(printed(codes[item.name] or ""), printed(item.code or "")) for item in settled.turned]
        few = ", ".join(f"`{one}` as `{other}`" for one, other in dict.fromkeys(pairs[:MAX_LISTED]))
        more = f" and {len(pairs) - MAX_LISTED} more" if len(pairs) > MAX_LISTED else ""
        message = f"codes of {before.nomenclature} are read in HS {edition} by the correlation given: {few}{more}"
        report.add("RL6510", place, message)
    for item in items_of(before.good) if before.nomenclature is None else ():
        other = item.codes.get(edition) if edition is not None else None
        if other is not None and contrary(item.code, other):
            message = (
                f"the code is `{printed(item.code or '')}`, and in HS {edition} `{printed(other)}`, which is judged"
            )
            help_ = "say with `nomenclature` of which edition `code` is, or keep the one that is so"
            report.add("RL6110", before.place_of(item.name), message, help_)
    for item in settled.open_ones:
        own, meant = printed(codes[item.name] or ""), " or ".join(map(printed, item.candidates))
        message = f"`{own}` of HS {before.edition} is {meant} in HS {edition}, and each of them is judged"
        advice = _code_of(edition, printed(item.candidates[0]), "say which")
        report.add("RL6403", before.place_of(item.name), message, advice)
    for item in settled.lost:
        own = printed(codes[item.name] or "")
        short = len(codes[item.name] or "") < DIGITS
        message = (
            f"no table says what {'all of ' if short else ''}`{own}` of HS {before.edition} is in HS {edition}, "
            "so its code is not known there"
        )
        advice = _code_of(edition, own, "say it", '; of a table of changes say `unlisted = "same"`')
        report.add("RL6402", before.place_of(item.name), message, advice)
    return tuple(report.findings)


def _code_of(edition: int | None, code: str, say: str, besides: str = "") -> Advice:
    """Advice to say what code an item has in the edition of the rules."""
    column = f'{say} in a column of its own: `{code}`, and --column "HEADING=codes.HS {edition}"'
    return Advice(f'{say}: `"codes": {{"HS {edition}": "{code}"}}`{besides}', f"{column}{besides}")
