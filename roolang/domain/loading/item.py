"""What is said of one item itself, apart from the items it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypedDict

from roolang.diagnostics.place import Place, quoted, shown
from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import QUOTA, ByText, Inventory, Process, Said, fold
from roolang.domain.fields import MEASURES
from roolang.domain.hs import contrary, printed
from roolang.domain.loading.amounts import Context, kind_of, read_amount
from roolang.domain.loading.codes import read_code, read_codes, read_party
from roolang.domain.loading.fields import COMPLETE, PROCESS_FIELDS, Fields, check_name, check_names
from roolang.domain.loading.quotas import quantities, read_licences
from roolang.domain.loading.stock import read_inventory
from roolang.domain.loading.tidy import Raw
from roolang.domain.loading.words import Claims, read_by_text, read_flag, read_list, read_text, read_words


class Facts(TypedDict):
    """The fields of an `Item` but its name and what it holds."""

    code: str | None
    codes: Mapping[int, str]
    description: str
    amounts: Mapping[str, Amount]
    descriptions: Mapping[str, bool]
    facts: Mapping[str, bool]
    quotas: Mapping[str, bool]
    processes: tuple[Process, ...]
    processes_complete: bool
    produced_in: str | None
    originating: ByText
    supplier_statement: ByText
    wholly_obtained: bool | None
    imported: bool | None
    self_produced: bool | None
    designated_intermediate: bool | None
    inventory: Inventory | None


def read_facts(fields: Fields, complete: frozenset[str], context: Context) -> Facts:
    """All that an item says of itself; what is absent stays unknown."""
    report = context.report
    code, codes = read_code(*fields.pick("code"), report), read_codes(*fields.pick("codes"), report)
    check_codes(code, codes, fields, context)

    def flag(name: str) -> bool | None:
        return None if fields.get(name) is None else read_flag(*fields.pick(name), report)

    return Facts(
        code=code,
        codes=codes,
        description=read_text(*fields.pick("description"), report) or "",
        amounts=read_amounts(fields, context),
        descriptions=read_claims(fields, DESCRIPTIONS, context, COMPONENT),
        facts=read_claims(fields, QUESTIONS, context),
        quotas=read_licences(fields, context),
        processes=read_processes(fields, context),
        processes_complete="processes" in complete and fields.get("processes") is not None,
        produced_in=read_place(fields, "produced_in", context),
        originating=read_by_text(*fields.pick("originating"), report, fields.said),
        supplier_statement=read_by_text(*fields.pick("supplier_statement"), report, fields.said),
        wholly_obtained=flag("wholly_obtained"),
        imported=flag("imported"),
        self_produced=flag("self_produced"),
        designated_intermediate=flag("designated_intermediate"),
        inventory=read_inventory(fields, context),
    )


def check_codes(code: str | None, codes: Mapping[int, str], fields: Fields, context: Context) -> None:
    """RL6009 for two codes of one edition, of which neither is a part of the other."""
    other = codes.get(context.edition) if context.edition is not None else None
    if other is None or not contrary(code, other):
        return
    edition = f"HS {context.edition}"
    message = f"the code of {edition} is `{printed(code or '')}` in `code`, and `{printed(other)}` in `codes`"
    help_ = "keep the one that is so; `code` is in the edition that `nomenclature` says"
    context.report.add("RL6009", fields.at("code"), message, help_)


def read_complete(fields: Fields, context: Context) -> frozenset[str]:
    """The lists to which nothing is missing; where nobody says, the materials; of a set, the components."""
    raw, place = fields.pick("complete")
    if raw is None:
        return frozenset({"components" if fields.get("materials") is None else "materials"})
    found = set()
    for name, there in read_words(raw, place, context.report, '"materials"'):
        if name in COMPLETE:
            found.add(name)
        else:
            known = ", ".join(f'"{one}"' for one in COMPLETE)
            message = f"{quoted(name)} is no list that can be complete"
            context.report.add("RL6003", there, message, f"write one or more of {known}")
    return frozenset(found)


def read_amounts(fields: Fields, context: Context) -> dict[str, Amount]:
    """Every amount of an item by its folded name; a net weight is also its weight if no other is given."""
    found: dict[str, Amount] = {}
    places: dict[str, Place] = {}

    def keep(name: str, raw: Raw, place: Place, unit: str | None) -> None:
        amount = read_amount(raw, place, context, unit)
        if amount is None:
            return
        if name in found:
            message = f"the {shown(name)} is given twice; the other is {places[name]}"
            context.report.add("RL6001", place, message, "keep one of the two")
        found[name], places[name] = amount, place

    for field, name, unit in MEASURES:
        if fields.get(field) is not None:
            keep(name, *fields.pick(field), unit)
    for field, free_unit in (("values", MONEY), ("attributes", None)):
        for words, raw in _named(fields, field, context).items():
            there = fields.at(field).field(words)
            fields.said.append(Said("amount", words, there))
            keep(fold(words), raw, there, free_unit)
    for words, raw in quantities(fields).items():
        keep(fold(f"{QUOTA} {words}"), raw, fields.at("quotas").field(words), None)
    if "net weight" in found:
        found.setdefault("weight", found["net weight"])
    return found


def _named(fields: Fields, name: str, context: Context) -> dict[str, Raw]:
    """The entries of a field that maps names to amounts."""
    raw = fields.get(name)
    if isinstance(raw, dict):
        for words in raw:
            check_name(words, fields.at(name), context.report)
        return raw
    if raw is not None:
        example = '{"net cost": 19940}' if name == "values" else '{"cocoa content": "32 %"}'
        message = f"amounts with their names are expected here, and this is {kind_of(raw)}"
        context.report.add("RL6003", fields.at(name), message, f'write `"{name}": {example}`')
    return {}


class Claimed(NamedTuple):
    """Two fields that assert and deny: what they assert, and an example."""

    yes: str
    no: str
    kind: str
    example: str


COMPONENT = ("determines_classification", "component that determines classification")
"""A field that says of a material, in a word, whether this description fits it."""
DESCRIPTIONS = Claimed("described_as", "not_described_as", "description", '"passenger vehicle"')
QUESTIONS = Claimed("established", "not_established", "question", '"the question, in words"')


def read_claims(
    fields: Fields, claimed: Claimed, context: Context, flag: tuple[str, str] = ("", "")
) -> dict[str, bool]:
    """What is asserted and what is denied, by folded words; `flag` is a field of its own for one of them."""
    yes, no, kind, example = claimed
    field, said = flag
    if all(fields.get(each) is None for each in (yes, no, field)):
        return {}
    claims = Claims(context.report, example, kind, fields.said)
    if yes == "described_as":
        claims.take_list(*fields.pick(yes), True)
    else:
        claims.take(*fields.pick(yes))
    claims.take_list(*fields.pick(no), False)
    if fields.get(field) is not None:
        raw, place = fields.pick(field)
        answer = read_flag(raw, place, context.report)
        if answer is not None:
            claims.say(said, answer, place)
    return claims.answers


def read_place(fields: Fields, name: str, context: Context) -> str | None:
    """The country in a field."""
    raw, place = fields.pick(name)
    found = read_party(raw, place, context.report)
    if found is not None:
        fields.said.append(Said("country", found, place))
    return found


def read_processes(fields: Fields, context: Context) -> tuple[Process, ...]:
    """The operations in the order in which they are listed."""
    example = '{"name": "assembly", "in": "MX"}'
    found = []
    for raw, place in read_list(*fields.pick("processes"), context.report, example):
        process = _process(raw, place, context, example)
        if process is not None:
            found.append(process)
            name = raw.get("name") if isinstance(raw, dict) else raw
            fields.said.append(Said("operation", str(name), place))
            if process.place is not None:
                fields.said.append(Said("country", process.place, place.field("in")))
    return tuple(found)


def _process(raw: Raw, place: Place, context: Context, example: str) -> Process | None:
    """One operation: its name, or its name and where it took place."""
    if isinstance(raw, dict):
        check_names(raw, place, PROCESS_FIELDS, context.report)
        where = read_party(raw.get("in"), place.field("in"), context.report)
        name = raw.get("name")
    else:
        name, where = raw, None
    if isinstance(name, str) and fold(name):
        return Process(fold(name), where)
    message = f"the name of an operation is expected here, and this is {kind_of(name)}"
    context.report.add("RL6003", place, message, f"write `{example}`")
    return None
