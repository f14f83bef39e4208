"""A rule in brackets read: what each party says in it, merged into one condition with brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.draft.english import Ambiguity, Question, Reading, read_rule
from roolang.draft.marked import Bracket, Marked, View, marked, unmarked
from roolang.draft.merging import Keys, Merger
from roolang.format import show
from roolang.record import record
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

Read: TypeAlias = Callable[[str, str], Reading]
FIGURE = "88.7{:04d}"
"""What stands in a text for a number nobody has filled in while it is read: no annex has such a number."""


@record(frozen=True, slots=True)
class Voice:
    """What one party (or nobody in particular) says, with one of the numbered alternatives."""

    party: str
    alternative: int
    view: View
    reading: Reading


class Voices:
    """Reads texts with brackets, for these parties."""

    def __init__(self, parties: tuple[str, ...], read: Read = read_rule) -> None:
        self.parties = parties
        self.read = read
        self.open: dict[str, str] = {}
        self.silent: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str, goods: str) -> Reading:
        """The reading of a text, its places those of the text with brackets."""
        if unmarked(text):
            return self.read(text, goods)
        whole = marked(text, self._figure)
        if whole.broken >= 0:
            place = (whole.broken, whole.broken + 1)
            return Reading(text, "refused", None, unread=(place,), reason="a bracket without a partner")
        voices = list(self._voices(whole, goods))
        heard = [voice for voice in voices if voice.reading.condition is not None]
        if not heard:
            return self._unheard(whole, voices)
        self.silent[text] = tuple(voice.party for voice in voices if voice not in heard and voice.party)
        cond = self._merged(whole, heard)
        return self._reading(whole, heard, t_open(cond, self.open))

    def _figure(self, written: str) -> str:
        """The figure in the place of an open number: one letter is one number, anything else its own."""
        name = written if re.fullmatch(r"[A-Z]{1,3}", written) and written != "TBD" else f"TBD {len(self.open)}"
        figures = {known: figure for figure, known in self.open.items()}
        figure = figures.get(name) or FIGURE.format(len(self.open) + 1)
        self.open[figure] = name
        return figure

    def _voices(self, whole: Marked, goods: str) -> Iterator[Voice]:
        parties = self.parties if whole.parties() else ("",)
        parties = tuple(dict.fromkeys((*parties, *whole.parties())))
        parties = parties if parties == ("",) else tuple(each for each in parties if each)
        read: dict[str, Reading] = {}
        for party in parties:
            for alternative in whole.alternatives() or (0,):
                view = whole.view(party, alternative)
                if view.text not in read:
                    read[view.text] = self.read(view.text, goods)
                yield Voice(party, alternative, view, read[view.text])

    def _unheard(self, whole: Marked, voices: list[Voice]) -> Reading:
        pending = any(each.kind == "pending" for each in whole.brackets())
        reason = voices[0].reading.reason or "nobody's text of it can be read"
        if pending and not any(re.search(r"\w", voice.view.text) for voice in voices):
            reason = "nobody has written the rule yet"
        return Reading(whole.text, "refused", None, unread=((0, len(whole.text)),), reason=reason)

    def _merged(self, whole: Marked, heard: list[Voice]) -> t.Cond:
        """The conditions of all voices: first the alternatives of each party, then the parties."""
        by_party: dict[str, list[tuple[Keys, t.Cond]]] = {}
        for voice in heard:
            assert voice.reading.condition is not None
            by_party.setdefault(voice.party, []).append(((str(voice.alternative),), voice.reading.condition))
        numbered = Merger(_numbered, _numbered)
        said: list[tuple[Keys, t.Cond]] = [((party,), _sure(numbered, options)) for party, options in by_party.items()]
        return _sure(Merger(_bare, _whose(whole)), said)

    def _reading(self, whole: Marked, heard: list[Voice], cond: t.Cond) -> Reading:
        """The readings of all voices as one, in places of the text with brackets."""
        status = min((voice.reading.status for voice in heard), key=("refused", "partial", "compiled").index)
        scopes = {repr(voice.reading.scope): voice.reading.scope for voice in heard}
        notes = tuple(dict.fromkeys(note for voice in heard for note in voice.reading.notes))
        remarks = tuple(
            " ".join(whole.text[each.start + 1 : each.end - 1].split())
            for each in whole.brackets()
            if each.kind == "note"
        )
        return Reading(
            whole.text,
            status,
            cond,
            next(iter(scopes.values())) if len(scopes) == 1 else None,
            _places(heard, lambda reading: reading.unread),
            _places(heard, lambda reading: reading.idle),
            tuple(dict.fromkeys(_question(each, voice.view) for voice in heard for each in voice.reading.questions)),
            tuple(_ambiguity(each, voice.view) for voice in heard[:1] for each in voice.reading.ambiguities),
            (*notes, *remarks),
        )


def _places(heard: list[Voice], of: Callable[[Reading], tuple[tuple[int, int], ...]]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({voice.view.back(*place) for voice in heard for place in of(voice.reading)}))


def _question(each: Question, view: View) -> Question:
    return replace(each, place=view.back(*each.place))


def _ambiguity(each: Ambiguity, view: View) -> Ambiguity:
    return replace(each, place=view.back(*each.place))


def _numbered(keys: Keys) -> t.Attribution:
    return t.Attribution(alternative=int(keys[0]))


def _bare(keys: Keys) -> t.Attribution:
    return t.Attribution((t.Stance(keys),))


def _whose(whole: Marked) -> Callable[[Keys], t.Attribution]:
    """Heads a bracket as the text does for the same holders; with the stances of the others, if it says them."""
    known: dict[frozenset[str], tuple[t.Stance, ...]] = {}
    for each in whole.brackets():
        if each.kind == "party":
            holders = frozenset(
                p for stance in each.stances if stance.verb in ("propose", "support") for p in stance.parties
            )
            stances = tuple(t.Stance(stance.parties, stance.verb) for stance in each.stances)
            if holders and len(stances) > len(known.get(holders, ())):
                known[holders] = stances
    return lambda keys: t.Attribution(known[frozenset(keys)]) if frozenset(keys) in known else _bare(keys)


def _sure(merger: Merger, said: list[tuple[Keys, t.Cond]]) -> t.Cond:
    """Conditions merged; apart if what they are merged to would not be read back as it is meant."""
    cond = merger.conditions(said)
    if cond is said[0][1] or _reads_back(cond):
        return cond
    return merger.apart(said)


def _reads_back(cond: t.Cond) -> bool:
    """Whether the condition, written out, is read as the same again."""
    text = f"rule for 84.07 requires {show(cond)}"
    module, findings = parse(SourceFile("merged", text))
    if findings or len(module.statements) != 1:
        return False
    statement = module.statements[0]
    return isinstance(statement, t.ProductRule) and statement.cond == cond


def t_open(value: Any, names: dict[str, str]) -> Any:
    """A tree with open numbers in the place of the figures that stood in for them."""
    if not names:
        return value
    if isinstance(value, (t.Percent, t.Number)):
        for figure, name in names.items():
            if value.number == Fraction(figure):
                return t.OpenNumber(name, isinstance(value, t.Percent), span=value.span)
        return value
    if isinstance(value, tuple):
        return tuple(t_open(each, names) for each in value)
    if isinstance(value, (t.Node, t.Attribution)) and not isinstance(value, t.Attribution):
        changed = {each.name: t_open(getattr(value, each.name), names) for each in fields(value) if each.name != "span"}
        return replace(value, **changed)
    return value


def brackets_of(text: str) -> tuple[Bracket, ...]:
    """The brackets of a text; none if they do not pair."""
    return tuple(marked(text, lambda _: "0").brackets())
