"""One declaration out of one group of fields."""

from __future__ import annotations

from datetime import date

from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import Averaging, Declaration, Item, edition_in, items_of
from roolang.domain.events import EVENTS, NAMES, event_of
from roolang.domain.loading.amounts import Context, kind_of
from roolang.domain.loading.codes import read_currency, read_date, read_nomenclature
from roolang.domain.loading.duty import read_duty
from roolang.domain.loading.fields import GOOD_FIELDS, HOISTED, TOP_FIELDS, Fields, check_names
from roolang.domain.loading.item import read_place
from roolang.domain.loading.pool import read_averaging
from roolang.domain.loading.rates import read_rates
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Raw, digest_of, tidy
from roolang.domain.loading.tree import read_tree
from roolang.domain.loading.words import read_text


def read_document(value: object, place: Place, source: str, default_id: str, report: Report) -> Declaration | None:
    """The declaration, or `None` with findings that say why not."""
    raw = tidy(value, place, report)
    if not isinstance(raw, dict):
        if not report.failed:
            message = f"a declaration is expected here, and this is {kind_of(raw)}"
            report.add("RL6001", place, message, 'write `{"good": {"code": "8703.23"}, "materials": [...]}`')
        return None
    check_names(raw, place, TOP_FIELDS, report)
    top, good = Fields(raw, place), _good(raw, place, report)
    currency = read_currency(*top.pick("currency"), report)
    bare = Context(report, currency)
    nomenclature = read_nomenclature(*top.pick("nomenclature"), report)
    edition = edition_in(nomenclature) if nomenclature else None
    context = Context(report, currency, read_rates(top, bare), edition)
    name = read_text(*top.pick("id"), report) or default_id
    day = read_date(*top.pick("date"), report)
    dates = read_dates(top, report)
    origin = read_place(good, "exported_from", context)
    target = read_place(good, "imported_into", context)
    duty = read_duty(top, good, context)
    item = read_tree(good, context)
    averaging = read_averaging(top, context)
    producer, exporter = (read_text(*top.pick(name), report) or "" for name in ("producer", "exporter"))
    if report.failed:
        return None
    digest = digest_of(raw)
    return Declaration(
        name, item, day, currency, nomenclature, origin, target, context.rates, source, digest, good.outer,
        dates, _fungible(item, averaging), averaging, duty=duty,
        producer=producer, exporter=exporter,
    )  # fmt: skip


def _fungible(good: Item, averaging: Averaging | None) -> bool:
    """Whether any material was taken out of a common stock."""
    pool = [each.good for each in averaging.goods] if averaging else []
    return any(each.inventory is not None for root in (good, *pool) for each in items_of(root))


def read_dates(top: Fields, report: Report) -> dict[str, date]:
    """When the good was imported, exported, produced, shipped: days by their events."""
    raw, place = top.pick("dates")
    if raw is not None and not isinstance(raw, dict):
        message = f"dates with their events are expected here, and this is {kind_of(raw)}"
        report.add("RL6003", place, message, 'write `"dates": {"importation": "2018-02-28"}`')
    found: dict[str, date] = {}
    for words, value in raw.items() if isinstance(raw, dict) else ():
        event, there = event_of(words), place.field(words)
        if not event:
            help_ = did_you_mean(words, EVENTS) if len(words) < 40 else ""
            report.add("RL6002", there, f"no date is that of {quoted(words)}", help_ or f"write {' or '.join(NAMES)}")
            continue
        day = read_date(value, there, report)
        if day is not None and found.setdefault(event, day) != day:
            report.add("RL6009", there, f"two dates of {event}", "keep the one that is so")
    return found


def _good(raw: dict[str, Raw], place: Place, report: Report) -> Fields:
    """The fields of the good, with those of its fields that stand beside it."""
    inner, there = raw.get("good"), place.field("good")
    if inner is not None and not isinstance(inner, dict):
        message = f"the fields of the good are expected here, and this is {kind_of(inner)}"
        report.add("RL6003", there, message, 'write `"good": {"code": "8703.23"}`')
    own = inner if isinstance(inner, dict) else {}
    check_names(own, there, GOOD_FIELDS, report)
    read_text(own.get("id"), there.field("id"), report)
    outer = {name: raw[name] for name in HOISTED if raw.get(name) is not None}
    for name in outer:
        if own.get(name) is not None:
            message = f"{quoted(name)} stands inside the good and beside it"
            help = f"keep one of the two: here, or {there.field(name)}"
            report.add("RL6009", place.field(name), message, help)
    return Fields({**own, **outer}, there, frozenset(outer), place)
