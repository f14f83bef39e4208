"""The fields that declarations have, and a group of them as it stands in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache

from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import BESIDE, LISTS, Said, fold
from roolang.domain.fields import BY_TEXT, CLAIMS, FLAGS, MEASURES, ROUTE
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Raw
from roolang.record import record

COMPLETE = ("materials", "processes", "components", "purchases", "self_produced")
"""The lists of which `complete` may say that nothing is missing; and the marks of own production in an item."""

ITEM_FIELDS = (
    *("id", "code", "codes", "description", "note"),
    *(*(each.field for each in MEASURES), "values", "attributes", *CLAIMS, "quotas", "produced_in"),
    *(*BY_TEXT, *FLAGS, "determines_classification", "processes", *LISTS, *BESIDE, "complete", "inventory"),
)
GOOD_FIELDS = (*(name for name in ITEM_FIELDS if name != "inventory"), *ROUTE)
HOISTED = ("values", "attributes", *CLAIMS, "quotas", "processes", *LISTS, *BESIDE, "complete", *ROUTE)
"""Fields of the good that may stand beside it, at the top of the declaration."""
TOP_FIELDS = (
    *("id", "date", "dates", "currency", "nomenclature", "rates", "duty", "good", "averaging", "note"),
    *("producer", "exporter"),
    *HOISTED,
)
DUTY_FIELDS = ("mfn", "preferential", "charged_on", "note")
PROCESS_FIELDS = ("name", "in", "note")
AVERAGING_FIELDS = ("over", "by", "quantity", "goods", "note")
POOLED_FIELDS = ("quantity", *(name for name in ITEM_FIELDS if name != "inventory"))
INVENTORY_FIELDS = ("method", "records", "note")
RECORD_FIELDS = ("received", "withdrawn", "originating", "unit_value", "on", "note")

_MEANT = {
    **dict.fromkeys(("hs", "hs_code", "hscode", "tariff_code", "heading", "hts", "commodity_code"), "code"),
    **dict.fromkeys(("desc", "name", "title", "label"), "description"),
    **dict.fromkeys(("price", "cost", "customs_value", "amount"), "value"),
    **dict.fromkeys(("net_weight", "net_mass", "net_mass_kg", "mass_kg"), "net_weight_kg"),
    **dict.fromkeys(("weight", "gross_weight_kg"), "weight_kg"),
    **dict.fromkeys(("quantity", "qty", "number", "count"), "pieces"),
    **dict.fromkeys(("volume", "liters", "volume_l"), "litres"),
    **dict.fromkeys(("made_in", "country", "producer_country", "country_of_origin"), "produced_in"),
    **dict.fromkeys(("origin", "originates", "is_originating"), "originating"),
    **dict.fromkeys(("bom", "parts", "inputs", "bill_of_materials"), "materials"),
    **dict.fromkeys(("operations", "process"), "processes"),
    **dict.fromkeys(("facts", "established_that"), "established"),
    **dict.fromkeys(("product", "goods"), "good"),
    **dict.fromkeys(("day", "on", "claim_date"), "date"),
    **dict.fromkeys(("hs_edition", "edition", "nomenclature_edition"), "nomenclature"),
    **dict.fromkeys(("comment", "comments", "remark", "remarks", "notes"), "note"),
    **dict.fromkeys(("importing_party", "destination", "imported_to"), "imported_into"),
    **dict.fromkeys(("exporting_party", "exported_by"), "exported_from"),
    **dict.fromkeys(("exchange_rates", "rate"), "rates"),
    **dict.fromkeys(("duties", "duty_rates", "tariff", "tariffs"), "duty"),
    **dict.fromkeys(("preference", "preferences", "preferential_rates"), "preferential"),
    **dict.fromkeys(("base", "value_base", "value_for_duty", "charged_upon"), "charged_on"),
}
AMOUNTS = frozenset({"price", "cost", "costs", "value", "fob", "exw"})
"""In the name of a field that there is not: it is of an amount that rules may ask for."""
_POINT = "numbers are written with a decimal point, and nothing between thousands: `2755.00`"
_MEANT_OF_PROCESSES = dict.fromkeys(("place", "where", "country", "produced_in", "at"), "in")


@record(frozen=True, slots=True)
class Fields:
    """A group of fields: what stands in it, and where; `outer` fields of a good stand at `top`.

    `said` collects the names met in reading them.
    """

    raw: Mapping[str, Raw]
    place: Place
    outer: frozenset[str] = frozenset()
    top: Place = field(default_factory=lambda: Place(""))
    said: list[Said] = field(default_factory=list)

    def get(self, name: str) -> Raw:
        """What stands in a field; `None` if it is absent."""
        return self.raw.get(name)

    def pick(self, name: str) -> tuple[Raw, Place]:
        """What stands in a field, and where; of an absent field the place is that of the group."""
        raw = self.raw.get(name)
        return raw, self.place if raw is None else self.at(name)

    def at(self, name: str) -> Place:
        """Where a field stands."""
        return (self.top if name in self.outer else self.place).field(name)


def check_names(names: Iterable[str], place: Place, known: tuple[str, ...], report: Report) -> None:
    """Takes down every name that is none of the known fields."""
    for name in names:
        if name not in known:
            help = "" if report.is_full("RL6002") else _help(name[:60], known)
            if name.isdecimal():  # of `{value: 2.755,00}`
                help = _POINT
            message = f"declarations have no field {quoted(name)} here"
            report.add("RL6002", place.field(name), message, help)


def check_name(words: str, place: Place, report: Report) -> None:
    """Tells a name that no rule can ask for: an empty one, or the rest of a number, `800` of `{net cost: 90,800}`."""
    if not fold(words):
        report.add("RL6003", place, "an amount without a name", "give it a name")
    elif words.lstrip("-+ ")[:1].isdigit():
        message = f"names begin with a letter, and {quoted(words[:60])} is none"
        report.add("RL6003", place.field(words), message, _POINT)


@lru_cache(maxsize=1024)
def _help(name: str, known: tuple[str, ...]) -> str:
    """What to write instead of an unknown name."""
    plain = "_".join(name.replace("-", " ").split()).casefold()
    meant = _MEANT_OF_PROCESSES if known == PROCESS_FIELDS else _MEANT
    field = plain if plain in GOOD_FIELDS or plain in known else meant.get(plain, plain)
    if field in known:
        return f"write `{field}`"
    if field in GOOD_FIELDS and known == TOP_FIELDS:
        return f'write it inside the good: `"good": {{"{field}": ...}}`'
    if field in TOP_FIELDS and known != TOP_FIELDS:
        return f"write `{field}` at the top of the declaration, where it holds for all of it"
    if "values" in known and AMOUNTS.intersection(plain.split("_")):
        return f'write it among the values: `"values": {{"{" ".join(name.replace("_", " ").split())}": ...}}`'
    return did_you_mean(name, known) or "remarks of any kind may stand in `note`"
