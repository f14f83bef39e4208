"""Where a declaration says what is missing, and what to paste there; `null` stands for what is to be filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping

from roolang.domain.amount import MONEY
from roolang.domain.declaration import QUOTA, Declaration, Item, fold
from roolang.domain.fields import ANSWERED, MEASURES
from roolang.explain.cells import in_cells
from roolang.explain.figures import code_text
from roolang.explain.ranges import range_of
from roolang.explain.story import Giving, plain
from roolang.interpret import Judgement
from roolang.interpret.facts import BASE, Fact
from roolang.ir.program import Program

FIELDS = {each.amount: each.field for each in MEASURES} | {"value added": "value"}
"""Amounts that have a field of their own."""
"""Kinds of facts that are `true` or `false` in a field of their own."""
NUMBER = "the number in place of null"
FLAG = "true or false in place of null"
CODE = "the code, as text, in place of null"
PLACE = "the two capitals of the state in place of null"


def givings(judgement: Judgement) -> tuple[Giving, ...]:
    """Every missing fact once, in the order of the sets that hold them, with where it is written."""
    facts = dict.fromkeys(fact for way in judgement.missing for fact in sorted(way))
    if not facts:
        return ()
    giver = _Giver(judgement.program, judgement.declaration)
    return tuple(in_cells(giver.give(fact), fact, judgement.declaration) for fact in facts)


class _Giver:
    """The places of the items of one declaration."""

    def __init__(self, program: Program, declaration: Declaration) -> None:
        self.program, self.declaration = program, declaration
        self.paths = dict(_paths(declaration))

    def give(self, fact: Fact) -> Giving:
        """Where a fact is written, and how."""
        if fact.kind == "currency":
            return _giving(fact, "currency", "the three capitals of the currency in place of null")
        if fact.kind == "money":
            return self._reckoned(fact)
        if fact.kind == "route" and fact.item is self.declaration.good:
            return _giving(fact, fact.words.replace(" ", "_"), PLACE)
        path = self.paths.get(id(fact.item))
        if fact.words == BASE:
            return Giving(plain(fact), how="check the amounts that the base is made of: there is no share of nothing")
        if fact.item is None or path is None or fact.kind in ("open", "route"):
            return Giving(plain(fact), how="the rules leave it open; no declaration says it")
        return self._of_item(fact, fact.item)

    def _reckoned(self, fact: Fact) -> Giving:
        """Money of the rules in another currency: the rates of a declaration turn its own amounts, and no limit."""
        own, text = plain(self.declaration.currency or ""), fact.words
        if not own:
            return Giving(
                plain(fact), how=f"say in which currency the amounts are; if not in {text}, reckon them in it"
            )
        known = {f"{own}/{text}", f"{text}/{own}"} & set(self.declaration.rates)
        rate = "the declared rate then counts" if known else f'`"rates": {{"{own}/{text}": null}}` with the rate'
        amounts = f'each amount in {own} as `{{"amount": 1, "currency": "{own}"}}`'
        return Giving(plain(fact), how=f'reckon the declaration in {text}: `"currency": "{text}"`, {amounts}; {rate}')

    def _of_item(self, fact: Fact, item: Item) -> Giving:
        if fact.kind in ANSWERED:
            return _giving(fact, self.at(item, ANSWERED[fact.kind]), FLAG)
        match fact.kind:
            case "amount":
                return self._amount(fact, item)
            case "code" if fact.words:
                return self._entered(fact, item, "codes", fact.words, CODE, bool(item.codes))
            case "code":
                more = f"all digits of the code, of which {code_text(item.code)} are given" if item.code else ""
                return _giving(fact, self.at(item, "code"), more or CODE)
            case "described":
                return self._claim(fact, item, "described_as", "not_described_as", item.descriptions)
            case "established":
                return self._claim(fact, item, "established", "not_established", item.facts)
            case "quota":
                return self._entered(fact, item, "quotas", fact.words, FLAG, bool(item.quotas))
            case "place":
                return _giving(fact, self.at(item, "produced_in"), PLACE)
            case "where":
                return self._where(fact, item)
            case "listed":
                return self._listed(fact, item)
            case _:
                return self._done(fact, item)

    def at(self, item: Item, field: str) -> str:
        """The place of a field; some fields of the good stand beside it."""
        path = self.paths[id(item)]
        beside = item is self.declaration.good and field in self.declaration.beside
        return field if beside or not path else f"{path}.{field}"

    def _amount(self, fact: Fact, item: Item) -> Giving:
        there_now = range_of(fact, plain(self.declaration.currency or ""))
        now = f"the range that is there ({there_now})" if there_now else "what is there"
        instead = f", instead of {now}" if fact.words in item.amounts else ""
        if fact.words.startswith(f"{QUOTA} "):
            how = "what was taken in the year, with its unit, in place of null"
            name = fact.words.removeprefix(f"{QUOTA} ")
            return self._entered(fact, item, "quotas", name, how, bool(item.quotas) or fact.words in item.amounts)
        if fact.words in FIELDS:
            return _giving(fact, self.at(item, FIELDS[fact.words]), NUMBER + instead)
        word = self.program.vocabulary.get(fact.words)
        money = word is None or word.unit in ("", MONEY)
        there = any((each.unit == MONEY) is money for name, each in item.amounts.items() if name not in FIELDS)
        unit = word.unit if word else ""
        how = NUMBER if money else f'the number with its unit, as in "12 {unit}", in place of null'
        field = "values" if money else "attributes"
        return self._entered(fact, item, field, word.said if word else fact.words, how + instead, there)

    def _entered(self, fact: Fact, item: Item, field: str, name: str, how: str, there: bool) -> Giving:
        """One entry of a group of named things, which may be there already."""
        path, entry = f"{self.at(item, field)}[{_text(name)}]", f"{_text(name)}: null"
        column = f"{field}.{plain(name)}"
        if there:
            return Giving(plain(fact), path, entry, f"in `{field}`, with {how}", column)
        return Giving(plain(fact), path, f'"{field}": {{{entry}}}', f"with {how}", column)

    def _claim(self, fact: Fact, item: Item, yes: str, no: str, said: Mapping[str, bool]) -> Giving:
        words = _text(fact.words)
        paste = words if True in said.values() else f'"{yes}": [{words}]'
        added = "as one more entry, " if True in said.values() else ""
        return Giving(plain(fact), self.at(item, yes), paste, f"{added}if it is so; if it is not, in {no}", yes)

    def _where(self, fact: Fact, item: Item) -> Giving:
        places = (i for i, done in enumerate(item.processes) if done.name == fold(fact.words) and done.place is None)
        entry = f'{{"name": {_text(fact.words)}, "in": null}}'
        path = f"{self.at(item, 'processes')}[{next(places, 0)}]"
        return Giving(plain(fact), path, entry, f"with {PLACE}", "processes")

    def _listed(self, fact: Fact, item: Item) -> Giving:
        kind = fact.words or "materials"
        if kind not in item.holdings:
            how = f"with every one of the {kind} in the list"
            return Giving(plain(fact), self.at(item, kind), f'"{kind}": []', how, kind)
        how, paste = f"once every one of the {kind} is listed", f'"complete": {json.dumps(_complete(item, kind))}'
        return Giving(plain(fact), self.at(item, "complete"), paste, how, "complete")

    def _done(self, fact: Fact, item: Item) -> Giving:
        name = _text(fact.words) if fact.words else "null"
        paste = f'"processes": [{{"name": {name}, "in": null}}]'
        complete = json.dumps(_complete(item, "processes"))
        how = f'if it was done, with its place for null; if not, list all that was done and add "complete": {complete}'
        return Giving(plain(fact), self.at(item, "processes"), paste, how, "processes")


def _giving(fact: Fact, path: str, how: str) -> Giving:
    field = path.rpartition(".")[2]
    return Giving(plain(fact), path, f'"{field}": null', f"with {how}", field)


def _text(words: str) -> str:
    return json.dumps(plain(words), ensure_ascii=False)


def _complete(item: Item, kind: str) -> list[str]:
    """The lists of an item that are complete, with one more."""
    found = [name for name, holding in item.holdings.items() if holding.complete]
    return [*found, *(["processes"] if item.processes_complete else []), kind]


def _paths(declaration: Declaration) -> list[tuple[int, str]]:
    """The path of every item."""
    good = declaration.good
    found, waiting = [], [(good, "good")]
    while waiting:
        item, path = waiting.pop()
        found.append((id(item), path))
        for name, holding in item.holdings.items():
            start = "" if item is good and name in declaration.beside else f"{path}."
            waiting += [(entry, f"{start}{name}[{i}]") for i, entry in enumerate(holding.items)]
    return found
