"""The tree of items under a good: walked without recursion, named, checked across items, and put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from roolang.diagnostics.place import Place, quoted, shown
from roolang.domain.amount import MONEY, Amount, decimal_text, exact_text
from roolang.domain.declaration import BESIDE, LISTS, Holding, Item
from roolang.domain.loading.advice import Advice
from roolang.domain.loading.amounts import Context, is_group
from roolang.domain.loading.fields import ITEM_FIELDS, Fields, check_names
from roolang.domain.loading.item import Facts, read_complete, read_facts
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import label_of
from roolang.domain.loading.words import read_list, read_text
from roolang.limits import MAX_ITEMS, MAX_LEVELS

_ENTRY = '{"code": "8407.34", "value": 2600}'
_ONE_OF = {"accessories": "accessory", "indirect_materials": "indirect material"}
"""What one entry of a list is called, where it is not the name of the list without its ending."""


@dataclass(slots=True, eq=False)
class Node:
    """An item on its way: its fields, its place in the tree, and what has been read of it.

    `marked`: whether all that is the producer's own, of what it is in, is said to be so.
    """

    fields: Fields
    name: str
    kind: str = ""
    number: str = ""
    within: str = ""
    depth: int = 0
    serves: str = ""
    complete: frozenset[str] = frozenset()
    marked: bool = False
    facts: Facts | None = None
    lists: dict[str, list[Node]] = field(default_factory=dict)


def read_tree(root: Fields, context: Context, name: str = "") -> Item:
    """The good with all that it holds; what cannot be read is left out, with findings. Another good has a name."""
    top = Node(root, name, "good") if name else Node(root, "the good")
    nodes = list(_walk(top, context, name))
    for node in nodes:
        _weigh(node, context.report)
        _packed(node, context.report)
    return _assembled(nodes)


def _walk(good: Node, context: Context, whose: str) -> Iterator[Node]:
    """Every item, parents before children, each read for itself."""
    names = _Names(context.report, f" of {whose}" if whose else "")
    stack = [good]
    while stack:
        node = stack.pop()
        node.complete = read_complete(node.fields, context)
        node.facts = read_facts(node.fields, node.complete, context)
        if node.marked and node.facts["self_produced"] is None:
            node.facts["self_produced"] = False
        for name in LISTS:
            if node.fields.get(name) is not None:
                node.lists[name] = list(_children(node, name, names, context))
        for name in BESIDE:
            if node.fields.get(name) is not None:
                node.lists.setdefault("materials", []).extend(_children(node, name, names, context))
        for child in (child for name in reversed(LISTS) for child in reversed(node.lists.get(name, []))):
            child.marked = node.marked or "self_produced" in node.complete
            stack.append(child)
        yield node


def _children(parent: Node, list_name: str, names: _Names, context: Context) -> Iterator[Node]:
    """The items of one list."""
    place = parent.fields.at(list_name)
    entries = read_list(parent.fields.get(list_name), place, context.report, _ENTRY)
    if entries and parent.depth >= MAX_LEVELS:
        message = f"materials are made of materials more than {MAX_LEVELS} levels deep"
        context.report.once("RL6005", place, message, "declare the deepest levels by their values alone")
        return
    kind = _ONE_OF.get(list_name) or list_name.removesuffix("s")
    for index, (raw, _) in enumerate(entries):
        there = place.entry(index, label_of(raw))
        if not names.has_room(there):
            return
        if not is_group(raw, there, f"the fields of a {kind} are", _ENTRY, context.report):
            continue
        check_names(raw, there, ITEM_FIELDS, context.report)
        node = _placed(parent, kind, index + 1, Fields(raw, there))
        node.serves = BESIDE.get(list_name, "")
        own = read_text(raw.get("id"), there.field("id"), context.report)
        if own is not None:
            node.name = f"{own}{names.whose}"
            names.take(own, node, parent)
        yield node


def _placed(parent: Node, kind: str, position: int, fields: Fields) -> Node:
    """An item named by its position: `material 3`, `material 3.1`, `material 1 of component 2`."""
    number, within = str(position), ""
    if parent.kind == kind:
        number, within = f"{parent.number}.{position}", parent.within
    elif parent.kind:
        within = f" of {parent.name}"
    return Node(fields, f"{kind} {number}{within}", kind, number, within, parent.depth + 1)


class _Names:
    """How many items there are, and the ids taken: by materials anywhere, by others in their own list."""

    def __init__(self, report: Report, whose: str) -> None:
        self.report, self.whose = report, whose
        self._taken: dict[tuple[str, int, str], Place] = {}
        self._count = 0

    def has_room(self, place: Place) -> bool:
        """Counts one item more; whether there may be as many."""
        self._count += 1
        if self._count > MAX_ITEMS:
            message = f"a declaration may list {MAX_ITEMS:,} items, and this one lists more"
            self.report.once("RL6008", place, message, "put minor items together in one line")
        return self._count <= MAX_ITEMS

    def take(self, name: str, node: Node, parent: Node) -> None:
        """Takes an id down, or a finding if it is another's."""
        key = ("material", 0, name) if node.kind == "material" or node.serves else (node.kind, id(parent), name)
        first = self._taken.setdefault(key, node.fields.place)
        if first is not node.fields.place:
            message = f"{quoted(name)} is already the name of {first.path}"
            other = f"{shown(name)}-2"
            help = Advice(
                f'write `"id": "{other}"`, or another name of its own', f"write `{other}`, or another name of its own"
            )
            self.report.add("RL6006", node.fields.at("id"), message, help)


def _weigh(node: Node, report: Report) -> None:
    """Warns of materials that are worth more than what they are made into, as far as values are known."""
    used = [child for child in node.lists.get("materials", []) if child.serves not in ("packing", "indirect materials")]
    values = [value for child in used if (value := _value(child)) is not None]
    own, whose = _worth(node)
    total = sum((value.low for value in values), Fraction(0))
    if own is not None and total > own:
        least = "" if all(value.known for value in values) else "at least "
        message = f"the materials are worth {least}{_money(total)} together, and {whose} {_money(own)}"
        report.add("RL6102", node.fields.at("materials"), message, "check the values, and that none is counted twice")


def _worth(node: Node) -> tuple[Fraction | None, str]:
    """The most an item is worth, and in what words; of a good without a value, the largest value it declares."""
    own = _value(node)
    if own is not None or node.kind or node.facts is None:
        return own.high if own else None, "what they are made into is worth"
    money = [amount for amount in node.facts["amounts"].values() if amount.unit == MONEY]
    if not money or not all(amount.known for amount in money):
        return None, ""
    return max(amount.low for amount in money), "the largest value of the good is"


def _value(node: Node) -> Amount | None:
    """What is said of the value of an item."""
    amount: Amount | None = node.facts["amounts"].get("value") if node.facts else None
    return amount if amount is not None and amount.unit == MONEY else None


def _packed(node: Node, report: Report) -> None:
    """Warns of an item that weighs more without its packing than it weighs."""
    amounts = node.facts["amounts"] if node.facts else {}
    net, whole = amounts.get("net weight"), amounts.get("weight")
    if net is None or whole is None or net.unit != whole.unit or whole.high is None or net.low <= whole.high:
        return
    message = f"the net weight is {exact_text(net.low)} kg, and the weight {exact_text(whole.high)} kg"
    report.add("RL6114", node.fields.at("net_weight_kg"), message, "check the two weights: they may be exchanged")


def _money(number: Fraction) -> str:
    return decimal_text(number, 0 if number.denominator == 1 else 2)


def _assembled(nodes: list[Node]) -> Item:
    """The good, put together from the deepest items upwards."""
    done: dict[int, Item] = {}
    for node in reversed(nodes):
        holdings = {
            name: Holding(
                tuple(done[id(child)] for child in children if id(child) in done),
                name in node.complete and node.fields.get(name) is not None,
            )
            for name, children in node.lists.items()
        }
        assert node.facts is not None
        said = tuple(node.fields.said)
        done[id(node)] = Item(node.name, **node.facts, serves=node.serves, holdings=holdings, said=said)
    return done[id(nodes[0])]
