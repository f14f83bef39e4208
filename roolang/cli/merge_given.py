"""The three texts of a merge, where they are from and whose they are; what keeps them from being merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from roolang.diagnostics import Finding, Place
from roolang.diff.merging import Version
from roolang.diff.side import Side, side
from roolang.lower import Text, View
from roolang.record import record
from roolang.syntax import tree as t
from roolang.workspace.rules import Rules
from roolang.workspace.workspace import Workspace

WHO = "--between"


@record(frozen=True, slots=True)
class Given:
    """One of the three texts, where it is from, and whose it is."""

    rules: str
    workspace: Workspace
    text: Text
    parties: tuple[str, ...] = ()

    @property
    def table(self) -> tuple[str, ...]:
        """Who holds what stands in its brackets; nobody, where it has none."""
        return self.workspace.edition(self.text)[0].parties_at_the_table

    def on(self, party: str, day: date) -> Side:
        """The text on a day, as a party has it if it is one with brackets."""
        return side(self.workspace.edition(self.text)[0], self.workspace.library, View(day, party))

    def version(self, parties: tuple[str, ...] = ()) -> Version:
        """As it is merged."""
        mine = parties or self.parties
        party = mine[0] if self.table and mine else ""
        return Version(self.workspace.edition(self.text)[0], partial(self.on, party), mine, party)

    def beneath(self) -> Given | None:
        """The text that it amends."""
        text = self.workspace.library.find(self.text.amends) if self.text.amends else None
        return replace(self, text=text) if text else None


def unfit(message: str, where: Place, help_: str) -> Finding:
    return Finding("RL7304", message, where=where, help=help_)


def chosen(
    names: tuple[str, str, str], between: tuple[str, str] | None, rules: list[Rules]
) -> tuple[list[Given], list[Finding]]:
    """The three texts; those of the parties by the base that they amend, or by their being the only ones."""
    found: list[Given] = []
    texts = [[each.workspace.library.texts[key] for key in each.workspace.library.own] for each in rules]
    bases = _bases(*texts)
    mine = [held if len(held) == 1 else _made_of(held, bases) for held in texts[1:]]
    for name, held in zip(names, (bases, *mine), strict=True):
        if len(held) != 1:
            help_ = "give a file with one text: an agreement, an edited copy of it, or a proposal that amends it"
            return [], [unfit(f"`{name}` holds {len(held)} texts that may be meant", Place(name), help_)]
    for position, (name, held) in enumerate(zip(names, (bases, *mine), strict=True)):
        found.append(Given(name, rules[position].workspace, held[0], _whose(held[0], between, position)))
    wrong = [*_bracketed(found), *_at_odds(found)]
    return found, wrong or [*_elsewhere(found)] or list(_foreign(found))


def _bracketed(given: list[Given]) -> Iterator[Finding]:
    """That a party's text has brackets where the base has none."""
    base = given[0]
    for each in given[1:]:
        if each.table and not base.table:
            help_ = "merge texts without brackets, or with a base that has them"
            yield unfit(f"{each.text.name} has brackets, and {base.text.name} has none", Place(each.rules), help_)
        for party in each.parties if base.table else ():
            if party not in base.table:
                help_ = f"there are {', '.join(base.table)}"
                yield Finding(
                    "RL7304", f"{party} is not at the table of {base.text.name}", where=Place(option=WHO), help=help_
                )


def _elsewhere(given: list[Given]) -> Iterator[Finding]:
    """That a party amends another text than the base, and not what a base without brackets amends itself."""
    base = given[0].text
    for each in given[1:]:
        mine, beneath = each.text, each.beneath()
        reached = {mine.name.casefold()}
        while beneath and beneath.text.name.casefold() not in reached:
            reached.add(beneath.text.name.casefold())
            beneath = beneath.beneath()
        beside = mine.amends.casefold() == base.amends.casefold() and (each.table or not given[0].table)
        if mine.amends and base.name.casefold() not in reached and not beside:
            message = f"{mine.name} amends {mine.amends}, and the base is {base.name}"
            help_ = f"give the file of {mine.amends} as the base, or amend {base.name}"
            yield unfit(message, Place(each.rules), help_)


def _foreign(given: list[Given]) -> Iterator[Finding]:
    """That codes are of different editions, or a party is none of the agreement."""
    sides = [each.on(each.parties[0] if each.table and each.parties else "", _first(each)) for each in given]
    for each, found in zip(given[1:], sides[1:], strict=True):
        if sides[0].nomenclature and found.nomenclature and sides[0].nomenclature != found.nomenclature:
            editions = f"those of {given[0].text.name} of HS {sides[0].nomenclature}"
            message = f"the codes of {each.text.name} are of HS {found.nomenclature}, {editions}"
            yield unfit(message, Place(each.rules), "transpose one of them first: the same digits may be other goods")
    members = {name for each in sides[0].provisions if isinstance(each, t.Parties) for name in each.names}
    strangers = [name for each in given[1:] for name in each.parties if members and name not in members]
    for name in dict.fromkeys(strangers):
        help_ = f"there are {', '.join(sorted(members))}"
        yield Finding("RL7304", f"{name} is no party to {given[0].text.name}", where=Place(option=WHO), help=help_)


def _first(given: Given) -> date:
    return given.workspace.days(given.text)[0]


def _bases(texts: list[Text], *others: list[Text]) -> list[Text]:
    """The texts of the base that may be meant: what others amend, else what stands in all, on top of the others."""
    if len(texts) < 2:
        return texts
    names = {text.name.casefold() for text in texts}
    fresh = {text.amends.casefold() for held in others for text in held if text.name.casefold() not in names}
    if amended := [text for text in texts if text.name.casefold() in fresh]:
        return amended
    beneath = {text.amends.casefold() for text in texts}
    return [text for text in texts if text.name.casefold() not in beneath]


def _made_of(texts: list[Text], bases: list[Text]) -> list[Text]:
    """What amends the base, else has its name."""
    names = {each.name.casefold() for each in bases}
    found = [text for text in texts if text.amends.casefold() in names]
    return found or [text for text in texts if text.name.casefold() in names]


def _whose(text: Text, between: tuple[str, str] | None, position: int) -> tuple[str, ...]:
    """Whose a text is: as the command line says, else as its header does."""
    if not position:
        return ()
    if between:
        return (between[position - 1].upper(),)
    return text.header.parties if isinstance(text.header, t.Proposal) else ()


def _at_odds(given: list[Given]) -> Iterator[Finding]:
    """That nobody says whose a text is, that both are of one party, or of one that is none."""
    _, one, other = given
    nobodys = [each.rules for each in (one, other) if not each.parties]
    help_ = f"write `{WHO} US CA`, with the parties that A and B are of"
    if nobodys:
        yield Finding(
            "RL7304", f"nobody says whose text {' and '.join(nobodys)} is", where=Place(option=WHO), help=help_
        )
    elif both := set(one.parties) & set(other.parties):
        yield Finding("RL7304", f"both texts are of {', '.join(sorted(both))}", where=Place(option=WHO), help=help_)
    else:
        wrong = [each for each in (*one.parties, *other.parties) if not (len(each) == 2 and each.isalpha())]
        if wrong:
            yield Finding("RL7304", f"`{wrong[0]}` is not two letters of a party", where=Place(option=WHO), help=help_)
