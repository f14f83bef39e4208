"""Provisions that differ between two texts and concern products of which a comparison does not speak."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.diff import canonical
from roolang.diff.forms import part_alike, said_of_all, unlike_codes, unruled
from roolang.diff.semantics import Clause
from roolang.domain.declaration import fold
from roolang.domain.hs import printed
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import nameless, nodes_in
from roolang.smt.figures import formulas, worked_out
from roolang.smt.places import real_codes

DIVIDED = ("pooling", "imported", "claim", "accumulating")
"""Parts of which each entry counts by itself, however they are divided."""
MOST = 3
"""So many codes are told of those that are not compared."""

PROVISIONS = {
    "designating": ("intermediate materials", "no material is of the producer's own making"),
    "pooling": ("averaging", "figures are those of the good alone"),
    "inventory": ("fungible materials", "the origin of each material is declared"),
    "accumulating": ("accumulation", "the origin of each material is declared"),
    "derived": ("amounts that are worked out", "every amount is declared"),
    "imported": ("importation", "goods were made in a party, and there is a rule for them"),
    "obtained": ("what is wholly obtained", "whether a good is wholly obtained is declared"),
    "claim": ("what a claim asks besides", "only origin is compared"),
    "event": ("the day that counts", "both texts are taken on one day each"),
}
"""Parts of a program: what they are about, and what the products that are compared have instead."""


def beside(a: Program, b: Program) -> tuple[Clause, ...]:
    """Each provision that one text has and the other has not, or has otherwise."""
    return tuple(_differences(a, b))


def _differences(a: Program, b: Program) -> Iterator[Clause]:
    for name, (words, why) in PROVISIONS.items():
        one, other = said_of_all(a, name), said_of_all(b, name)
        if one != other and not (name in DIVIDED and part_alike(a, b, name)):
            yield Clause("A" if one else "B", words, why)
    if unruled(a) != unruled(b):
        yield Clause("A", "goods for which there is no rule", "a rule is compared with a rule")
    if _pooled_by_name(a) != _pooled_by_name(b):
        yield Clause("A", *PROVISIONS["pooling"])
    mine, theirs = formulas(a), formulas(b)
    for name in sorted((mine.keys() & theirs.keys()) - set(worked_out(a, b))):
        if mine[name] != theirs[name]:
            yield Clause("A", name, "its formulas differ, and it is taken as declared")
    listed = frozenset(real_codes(a.nomenclature or b.nomenclature))
    if others := unlike_codes(a, b, lambda code: code not in listed):
        said = ", ".join(map(printed, others[:MOST])) + (" and others" if len(others) > MOST else "")
        yield Clause("A", f"goods of {said}", "they are in no list of codes that is compared")
    if _listed(a) != _listed(b):
        yield Clause("A" if _listed(a) else "B", "packaging, accessories and the like", "only materials are used")


def _pooled_by_name(program: Program) -> set[tuple[canonical.Form, canonical.Form]]:
    """The comparisons that are averaged because of what their method is called, with the rules in which they stand."""
    names = {entry.method for entry in program.pooling if entry.method}
    cases = [each for each in nodes_in(program.rules) if isinstance(each, n.Case)] if names else []
    return {
        (canonical.condition(case.guard), canonical.condition(nameless(each, frozenset())))
        for case in cases
        for each in nodes_in(case.body)
        if isinstance(each, n.Compare) and fold(each.method) in names
    }


def _listed(program: Program) -> list[object]:
    """What is asked of what is used with a good and is no material proper: treatments, and all that confers origin.

    A clause among others says nothing by itself, so all of them are held against each other where one asks for it.
    """
    confers = program.rules, program.origin, program.lost, program.imported
    rest = program.rolling, program.accumulating
    found: list[object] = [each for each in program.treatments if _asks_lists(each)]
    return [*found, *(each for each in (*confers, *rest) if _asks_lists(each))]


def _asks_lists(part: object) -> bool:
    return any(isinstance(each, n.ListedAs) for each in nodes_in(part))
