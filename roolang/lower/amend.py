"""Amendments: replace, add, delete, edit lists, join conditions, change a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from roolang.diagnostics import Finding, Fix, Label
from roolang.diagnostics.suggest import did_you_mean, nearest
from roolang.lower.keys import bare, key, key_label
from roolang.lower.other_values import other_value
from roolang.lower.project import may_be_absent
from roolang.lower.shelves import Called, Shelves, handle_of
from roolang.source import AMENDED, SourceFile, Span
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

Layers = list[list[t.Statement]]
SOUGHT = 50
"""So many provisions that are not there are held against those that are, to say which may be meant."""


class Amender:
    """Applies a proposal to the layers beneath it, in place; what it cannot find it reports.

    `called` keeps what statements are called by, for another amender of the same text.
    """

    def __init__(self, layers: Layers, called: Called | None = None) -> None:
        self.added: list[t.Statement] = []
        self.findings: list[Finding] = []
        self.shelves = Shelves([self.added, *reversed(layers)], called if called is not None else {})
        self._missed = 0

    def apply(self, statements: Iterable[t.Statement]) -> list[t.Statement]:
        """Carries out every amendment; returns the proposal's own layer."""
        for statement in statements:
            match statement:
                case t.Replace(new):
                    self._replace(statement, new)
                case t.Add(new):
                    self._plain(new)
                case t.Delete(reference, label):
                    self._delete(statement, reference, label)
                case t.ListEdit():
                    self._edit_list(statement)
                case t.AddToRule(scope, join, cond):
                    reference = t.Reference("rule", scope=scope, span=statement.span)
                    self._change(statement, reference, _joiner(join, cond))
                case t.AmendValue(reference, old, new_value):
                    self._amend_value(statement, reference, old, new_value)
                case _:
                    self._plain(statement)
        self.shelves.close()
        return self.added

    # ---- each kind

    def _replace(self, statement: t.Node, new: t.Statement) -> None:
        """What is replaced goes; beneath something with dates it stays, for days on which that does not stand."""
        place = self.shelves.find(("key", key(new)))
        if place is None:
            self._missing(statement, key_label(new), new)
        elif not may_be_absent(new):
            self.shelves.put(place)
        self.shelves.put_on_top(new)

    def _plain(self, statement: t.Statement) -> None:
        """A statement that is added, or has no verb: new, or the heir of its namesake; a product rule must say."""
        if isinstance(statement, t.ProductRule):
            place = self.shelves.find(("key", key(statement)))
            self.findings += [_repeats(statement, self.shelves.at(place))] if place is not None else []
        self.shelves.put_on_top(statement)

    def _delete(self, statement: t.Node, reference: t.Reference, label: str) -> None:
        if label:
            self._change(statement, reference, lambda rule: self._without(statement, rule, label))
            return
        found, wanted = False, self._wanted(reference)
        while (place := self.shelves.find(handle_of(reference), wanted)) is not None:
            self.shelves.put(place)
            found = True
        if not found:
            self._missing(statement, _reference_words(reference), None)

    def _without(self, statement: t.Node, rule: Any, label: str) -> Any:
        enumeration = next((e for e in walk(rule) if isinstance(e, t.Enumeration)), None)
        items = tuple(i for i in enumeration.items if getattr(i, "label", "") != label) if enumeration else ()
        if enumeration is None or len(items) == len(enumeration.items):
            self._missing(statement, f"alternative ({label}) of {key_label(rule)}", None)
            return rule
        return _swapped(rule, enumeration, replace(enumeration, items=items), statement)

    def _edit_list(self, edit: t.ListEdit) -> None:
        def change(old: Any) -> Any:
            if edit.add:
                return replace(old, codes=replace(old.codes, items=(*old.codes.items, *edit.codes.items)))
            gone = [bare(item) for item in edit.codes.items]
            items = tuple(item for item in old.codes.items if bare(item) not in gone)
            if len(items) == len(old.codes.items):
                self._missing(edit, f"these entries of list {edit.name}", None)
            return replace(old, codes=replace(old.codes, items=items))

        self._change(edit, t.Reference("list", edit.name, span=edit.span), change)

    def _amend_value(self, statement: t.Node, reference: t.Reference, old: t.Value, new: t.Value) -> None:
        def change(provision: Any) -> Any:
            found = [node for node in walk(provision) if isinstance(node, type(old)) and node == old]
            if len(found) == 1:
                return _swapped(provision, found[0], new, statement)
            self.findings.append(other_value(statement, _reference_words(reference), old, provision, found))
            return provision

        self._change(statement, reference, change)

    # ---- finding

    def _wanted(self, reference: t.Reference) -> Callable[[Any], bool]:
        """Which of the statements called so are meant; of the rules for one scope, the one that `requires`, if any."""
        if reference.kind == "rule" and self.shelves.find(handle_of(reference), _requires):
            return _requires
        return lambda old: _meant(reference, old)

    def _change(self, statement: t.Node, reference: t.Reference, how: Callable[[Any], Any]) -> None:
        place = self.shelves.find(handle_of(reference), self._wanted(reference))
        if place is None:
            self._missing(statement, _reference_words(reference), None)
        else:
            self.shelves.put(place, how(self.shelves.at(place)))

    def _missing(self, statement: t.Node, what: str, new: t.Statement | None) -> None:
        self._missed += 1
        standing = self.shelves.standing() if self._missed <= SOUGHT else ()
        help_, fixes = _other_rules(what, [key_label(each) for each in standing], statement.span)
        if new is not None and not help_:
            help_, fixes = "write `add` instead of `replace`", _instead("replace", "add", statement.span)
        message = f"there is no {what} in the text that is amended"
        self.findings.append(Finding("RL2008", message, Label(statement.span), help=help_, fixes=fixes))


def _other_rules(what: str, standing: list[str], span: Span) -> tuple[str, tuple[Fix, ...]]:
    """Provisions whose names are near, and the edits that name them."""
    near = nearest(what, standing)
    return did_you_mean(what, standing), tuple(fix for each in near for fix in _instead(what, each, span))


def _instead(words: str, new: str, span: Span) -> tuple[Fix, ...]:
    """The edit that writes something for the words of a statement, where they stand there as they are."""
    at = span.text.find(words)
    return (Fix(Span(span.source, span.start + at, span.start + at + len(words)), new),) if at >= 0 else ()


def repeated(statements: Iterable[Any], standing: Iterable[Any]) -> list[Finding]:
    """RL4004 for the rules that stand already, among statements without a verb."""
    rules = {key(rule): rule for rule in standing if isinstance(rule, t.ProductRule)}
    named = [each for each in statements if isinstance(each, t.ProductRule) and key(each) in rules]
    return [_repeats(each, rules[key(each)]) for each in named]


def _repeats(rule: t.ProductRule, standing: t.Node) -> Finding:
    message = "a proposal repeats a standing rule without saying how it changes it"
    others = (Label(standing.span, "the standing rule"),)
    goods = " ".join(rule.scope.span.text.split())
    help_ = f"write `replace rule for {goods} ...`, or `alternatively accepts` to let both hold"
    first = Span(rule.span.source, rule.span.start, rule.span.start)
    fixes = (Fix(first, "replace "),) if rule.span.text.startswith("rule") else ()
    label = Label(rule.span, "the rule that would displace it")
    return Finding("RL4004", message, label, others=others, help=help_, fixes=fixes)


def _requires(statement: Any) -> bool:
    return isinstance(statement, t.ProductRule) and statement.verb == "requires"


def _meant(reference: t.Reference, statement: Any) -> bool:
    """Whether a reference means a statement that is called as it says."""
    if reference.kind in ("rule", "list", "tolerance", "threshold", "trace"):
        return True
    return any(_cited(cite.words, reference.name) for cite in _own_cites(statement))


def _cited(words: str, wanted: str) -> bool:
    """Whether a citation names the provision or a part of it: `Art. 403(5)` covers `Art. 403(5)(a)`."""
    return any(
        part.strip() == wanted or part.strip().startswith((f"{wanted}(", f"{wanted} ", f"{wanted},"))
        for part in words.split(";")
    )


def _own_cites(statement: Any) -> Iterator[t.Cite]:
    one = getattr(statement, "cite", None)
    if one is not None:
        yield one
    yield from getattr(statement, "cites", ())


def _reference_words(reference: t.Reference) -> str:
    words = " ".join(reference.span.text.split())
    return words if reference.kind != "list" else f"list {reference.name}"


def _joiner(join: str, cond: t.Cond) -> Callable[[Any], Any]:
    return lambda rule: _joined(rule, join, cond)


def _joined(rule: Any, join: str, cond: t.Cond) -> Any:
    """A rule with a condition joined on."""
    standing = rule.cond
    if isinstance(standing, t.Chain) and standing.join == join:
        return replace(rule, cond=replace(standing, parts=(*standing.parts, cond)))
    return replace(rule, cond=t.Chain(join, (standing, cond), span=standing.span))


def _swapped(node: Any, old: Any, new: Any, by: t.Node) -> Any:
    """The tree with one node, by identity, put in the place of another; what holds it no longer stands as printed."""
    if node is old:
        return new
    if isinstance(node, tuple):
        parts = tuple(_swapped(part, old, new, by) for part in node)
        return node if all(a is b for a, b in zip(parts, node, strict=True)) else parts
    if isinstance(node, t.Node):
        changed = {
            f.name: found
            for f in fields(node)
            if (found := _swapped(getattr(node, f.name), old, new, by)) is not getattr(node, f.name)
        }
        return replace(node, **changed, span=_amended(node.span, by)) if changed else node
    return node


def _amended(span: Span, by: t.Node) -> Span:
    """A place whose words an amendment changed: its source says so."""
    name = f"{span.source.name}{AMENDED}{by.span.source.name}:{by.span.place[0]}"
    return replace(span, source=SourceFile(name, span.source.text))
