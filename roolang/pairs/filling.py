"""From what must be so to products that it is so of: heuristics, each verified by the interpreter afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from roolang.domain.declaration import fold
from roolang.format import show
from roolang.format.words import title
from roolang.pairs.frame import Frame, named_in
from roolang.pairs.kept_out import candidates, passes
from roolang.pairs.limits import MASS, PARTS, WHOLE, Reach, reach
from roolang.pairs.needs import Need, NoCode, Unclear
from roolang.pairs.sketch import Line, Sketch
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

SMALL = Fraction(1)
DEARER = 4
"""How many times the others a price is that is to stand apart from them."""
MOST_LINES = 6


@dataclass
class Filling:
    """A product in the making. `near` is how far along the list of codes the foreign material is looked for, `dear` the
    price that is higher than all others, if one is."""

    frame: Frame
    needs: tuple[Need, ...]
    words: tuple[tuple[str, t.Codes | None], ...]
    near: int = 0
    plain_value: Fraction = SMALL
    dear: str = ""
    sketch: Sketch = field(init=False)

    def __post_init__(self) -> None:
        frame = self.frame
        facts = [f'described as "{words}"' for words in frame.described]
        facts += [f'not described as "{words}"' for words in frame.denied]
        amounts = dict.fromkeys(frame.prices, WHOLE) | dict.fromkeys(frame.masses, MASS) | dict(frame.amounts)
        if self.dear:
            amounts[self.dear] = WHOLE * DEARER
        self.sketch = Sketch(frame.code, frame.place, amounts, facts)

    def made(self, target: Need | None = None) -> Sketch:
        """The product; the amount of the one in question lies at its edge."""
        every = (*self.needs, *([target] if target else []))
        for each in every:
            if not each.holds and _open(_bare(each.leaf.cond)):
                raise Unclear("a change from any code keeps nothing out, so it cannot fail")
        changes = [(each.leaf.cond, each.holds) for each in every if isinstance(_bare(each.leaf.cond), t.Change)]
        for each in every:
            self._fact(each)
        for each in every:
            cond = _bare(each.leaf.cond)
            if isinstance(cond, t.Compare):
                self._figure(self._reach(cond), each.holds, each is target, changes)
        self._foreign(changes)
        for line in self.sketch.lines:
            if "value" not in line.amounts:
                line.amounts["value"] = SMALL
        if len(self.sketch.lines) > MOST_LINES:
            raise Unclear(f"it takes more than {MOST_LINES} materials")
        return self.sketch

    def _reach(self, cond: t.Compare) -> Reach:
        """The reach of a comparison, with its price as high as it is here."""
        found = reach(cond)
        if self.dear and found.kind in ("foreign", "own") and not found.against:
            names = {
                each.name for limit in cond.limits for each in walk(limit) if isinstance(each, t.Operand | t.MethodName)
            }
            return replace(found, edge=found.edge * DEARER) if self.dear in names else found
        return found

    # ---- codes

    def _code(self, changes: list[tuple[t.Cond, bool]], among: t.Codes | None = None) -> str | None:
        """A code of a foreign material that the changes take, or do not, as they must; of a class if one is given."""
        found = [code for code in self._codes(changes, among) if self._fits(code, changes, among)]
        found = list(dict.fromkeys(found))
        found = [code for code in found if not self._must_originate(code)] or found
        return found[min(self.near, len(found) - 1)] if found else None

    def _must_originate(self, code: str) -> bool:
        """Whether another condition asks of all materials of a code that they originate, or are wholly obtained."""
        for need in self.needs:
            match need.leaf.cond:
                case t.Every("all", mats, t.Status("originating" | "wholly obtained")) if need.holds:
                    among, named = self._class(mats)
                    if among is not None and not named and passes(t.Change(among, span=among.span), code, "", None):
                        return True
        return False

    def _codes(self, changes: list[tuple[t.Cond, bool]], among: t.Codes | None) -> Iterator[str]:
        frame = self.frame
        if among is not None:
            spare = t.Change(among, span=among.span)
            yield from candidates(spare, frame.code, frame.edition)
        asked = [_bare(cond) for cond, _ in changes]
        named = [each for each in asked if isinstance(each, t.Change)]
        for change in named or (None,):
            yield from candidates(change, frame.code, frame.edition)

    def _fits(self, code: str, changes: list[tuple[t.Cond, bool]], among: t.Codes | None) -> bool:
        frame = self.frame
        if among is not None and not passes(t.Change(among, span=among.span), code, frame.code, frame.group):
            return False
        return all(self._taken(cond, code) is holds for cond, holds in changes)

    def _taken(self, cond: t.Cond, code: str) -> bool:
        """Whether a foreign material of a code undergoes a change."""
        change = _bare(cond)
        return isinstance(change, t.Change) and passes(change, code, self.frame.code, self.frame.group)

    def _foreign(self, changes: list[tuple[t.Cond, bool]]) -> None:
        """A foreign material for every change that must fail, and at least one for those that must hold."""
        if not changes:
            return
        foreign = [line.code for line in self.sketch.lines if line.status == "non-originating"]
        if foreign and all(all(self._taken(cond, code) for code in foreign) is holds for cond, holds in changes):
            return
        code = self._code(changes)
        if code is not None:
            self._line(code, "value", self.plain_value)
            return
        kept = [each for each in changes if each[1]]
        for change in (each for each in changes if not each[1]):
            code = self._code([change, *kept])
            if code is None:
                raise NoCode("no code is kept out by one of its changes and let in by the other")
            self._line(code, "value", self.plain_value)

    def _line(self, code: str, name: str, amount: Fraction, status: str = "non-originating", named: str = "") -> Line:
        """A line of a code and status, with an amount of it."""
        line = next(
            (
                e
                for e in self.sketch.lines
                if (e.code, e.status) == (code, status) and (not named or f'described as "{named}"' in e.facts)
            ),
            None,
        )
        if line is None:
            line = Line(code, status, {})
            line.facts += [f'described as "{named}"'] if named else []
            line.facts += [
                f'not described as "{words}"' for words, of in self.words if words != named and _may_be(of, code)
            ]
            self.sketch.lines.append(line)
        line.amounts[name] = line.amounts.get(name, Fraction(0)) + amount
        return line

    # ---- figures

    def _figure(self, found: Reach, holds: bool, asked: bool, changes: list[tuple[t.Cond, bool]]) -> None:
        """The amount of what a comparison counts: at its edge if it is in question, else well on its side."""
        amount = found.amount(inside=holds) if asked else self._well(found, holds)
        if found.kind == "good":
            self.sketch.amounts[found.name] = amount
            return
        if found.against and (asked or holds):
            self._line(self.frame.code, "value", found.edge if asked else WHOLE * 3 / 5, "originating")
        if amount <= 0:
            return
        if found.kind == "part":
            self._part(found, amount)
            return
        for part, some in self._spread(found, amount):
            self._counted(part, some, changes)

    def _spread(self, found: Reach, amount: Fraction) -> Iterator[tuple[Reach, Fraction]]:
        """An amount over the classes that a sum is of, of each as much as a limit of its own lets it have."""
        items = [each for each in found.mats.items if isinstance(each, t.Mat)] if found.mats is not None else []
        if len(items) < 2:
            yield found, amount
            return
        for number, item in enumerate(items):
            alone = t.Mats((item,), span=item.span)
            some = amount if number == len(items) - 1 else min(amount, self._limit(found.kind, item))
            amount -= some
            if some > 0:
                yield replace(found, mats=alone), some

    def _limit(self, kind: str, item: t.Mat) -> Fraction:
        """How much there may be of materials that another condition limits by themselves; without one, anything."""
        for need in self.needs:
            cond = _bare(need.leaf.cond)
            if isinstance(cond, t.Compare) and need.holds:
                found = self._reach(cond)
                held = found.mats.items if found.mats is not None else ()
                if found.kind == kind and found.ceiling and len(held) == 1 and _same(held[0], item):
                    return found.edge
        return WHOLE

    def _counted(self, found: Reach, amount: Fraction, changes: list[tuple[t.Cond, bool]]) -> None:
        """A material of the class that a comparison counts."""
        weighed = "weight" in found.kind
        name = "weight" if weighed else "value"
        status = "originating" if found.kind.startswith("own") else "non-originating"
        among, named = self._class(found.mats)
        already = sum((e.amounts.get(name, Fraction(0)) for e in self.sketch.lines if e.status == status), Fraction(0))
        if found.mats is None or (among is None and not named):
            amount -= already
        code = self._code(changes if status == "non-originating" else [], among)
        if code is None:
            raise NoCode("no material is both counted by it and let in by its changes")
        if amount > 0:
            line = self._line(code, name, amount, status, named)
            if weighed:
                line.amounts["net weight"] = line.amounts["weight"]

    def _part(self, found: Reach, amount: Fraction) -> None:
        """Originating and other materials of a class that weigh, or are worth, a hundred together."""
        among, named = self._class(found.mats)
        code = self._code([], among)
        if code is None:
            raise NoCode("no code is of its materials")
        name = "weight" if "weight" in found.name else "value"
        for status, part in (("originating", amount), ("non-originating", PARTS - amount)):
            if part > 0:
                line = self._line(code, name, part, status, named)
                if name == "weight":
                    line.amounts |= {found.name: line.amounts["weight"]}

    def _well(self, found: Reach, holds: bool) -> Fraction:
        """An amount well inside, or well outside."""
        low, high = (
            Fraction(0),
            found.edge * 2
            if found.kind == "good"
            else max(found.edge + (WHOLE if "weight" not in found.kind else MASS) / 50, SMALL),
        )
        high = min(high, WHOLE) if found.kind in ("foreign", "own") else high
        return (low if found.ceiling else high) if holds else (high if found.ceiling else low)

    # ---- facts

    def _fact(self, need: Need) -> None:
        """What is so, or not, besides amounts and codes."""
        for guard in need.leaf.guards:
            self._guard(guard)
        cond, holds = _bare(need.leaf.cond), need.holds
        facts = self.sketch.facts
        match cond:
            case t.Change() | t.Compare():
                pass
            case t.NoChange():
                if not holds:
                    raise Unclear("that no change is required keeps nothing out, so it cannot fail")
            case t.Established(words):
                facts.append(f'{"" if holds else "not "}established that "{words}"')
            case t.WhollyObtained():
                facts.append("wholly obtained" if holds else "not wholly obtained")
            case t.GoodIs(t.Status(words=words), negated) if words:
                facts.append(f'{"" if holds is not negated else "not "}described as "{words}"')
            case t.Undergoes(done, where):
                if holds:
                    self.sketch.done.append(f"undergoes {self._operations(done)}{self._where(where)}")
            case t.Every(quantifier, mats, status):
                self._every(quantifier, mats, status, holds)
            case t.MadeFrom(mats):
                self._made_from(mats, holds)
            case _:
                raise Unclear(f"products are not made up for `{' '.join(show(cond).split())}`")

    def _guard(self, guard: t.Guarded) -> None:
        for item in guard.goods.items if guard.goods else ():
            match item:
                case t.Described(words):
                    self._say(words)
                    break
                case _:
                    break

    def _say(self, words: str) -> None:
        denied = f'not described as "{words}"'
        if denied in self.sketch.facts:
            self.sketch.facts.remove(denied)
        if f'described as "{words}"' not in self.sketch.facts:
            self.sketch.facts.append(f'described as "{words}"')

    def _where(self, place: t.Place | None) -> str:
        state = place.states[0] if place and place.states else self.frame.place
        return f" in {state}" if state else ""

    def _operations(self, done: t.Operations) -> str:
        """The operations, of each choice the first."""
        words = self._term(done.terms[0])
        for link, term in zip(done.links, done.terms[1:], strict=True):
            words += f" {link} {self._term(term)}"
        return words

    def _term(self, term: t.Operation | t.OperationCount | t.OperationChoice) -> str:
        match term:
            case t.Operation(name):
                return self._named(name)
            case t.OperationChoice(choices):
                return self._operations(choices[0])
            case t.OperationCount(_, count, names, listed):
                every = dict(self.frame.lists).get(names[0], ()) if listed else names
                if len(every) < count:
                    raise Unclear("so many operations are not named")
                return " combined with ".join(title(each).words for each in every[:count])

    def _named(self, name: str) -> str:
        """An operation; of one that stands for others, these."""
        if (listed := dict(self.frame.lists).get(fold(name))) is not None:
            return self._named(listed[0])
        meant = dict(self.frame.compounds).get(fold(name))
        return title(name).words if meant is None else self._operations(meant)

    def _every(self, quantifier: str, mats: t.Mats, status: t.Status, holds: bool) -> None:
        """A material of the class that has the status, or has not."""
        if status.kind not in ("originating", "wholly obtained", "non-originating") or quantifier == "some":
            raise Unclear("products are not made up for what is said of its materials")
        wanted = holds if quantifier == "all" else not holds
        among, named = self._class(mats)
        code = self._code([], among)
        if code is None:
            raise NoCode("no code is of its materials")
        kind = status.kind if wanted else {"non-originating": "originating"}.get(status.kind, "non-originating")
        line = self._line(code, "value", SMALL, kind, named)
        line.amounts.setdefault("weight", SMALL)

    def _class(self, mats: t.Mats | None) -> tuple[t.Codes | None, str]:
        """The codes of materials, those of their definition if they have one, and what they are described as, if so."""
        mat = next((each for each in mats.items if isinstance(each, t.Mat)), None) if mats is not None else None
        if mat is None:
            if mats is not None:
                raise Unclear("its materials are not agreed")
            return None, ""
        classes = dict(self.frame.classes)
        name = fold(mat.listed or mat.noun)
        if name in classes:
            words, of = named_in(classes[name])
            return mat.of or of, words
        plain = mat.noun in ("materials", "material", "counted materials") and not mat.described
        return mat.of, "" if plain else mat.noun

    def _made_from(self, mats: t.Mats, holds: bool) -> None:
        among, named = self._class(mats)
        code = self._code([], among)
        if code is None:
            raise NoCode("no code is of its materials")
        if holds:
            self._line(code, "value", SMALL, "non-originating", named)
        else:
            later = list(dict.fromkeys(candidates(None, self.frame.code, self.frame.edition)))[:3]
            self._line(later[self.near % len(later)], "value", SMALL)


def _same(one: object, other: t.Mat) -> bool:
    """Whether two are of one class."""
    return isinstance(one, t.Mat) and (one.noun, one.of, one.described) == (other.noun, other.of, other.described)


def _open(cond: t.Cond) -> bool:
    """Whether a change lets in every code."""
    if not isinstance(cond, t.Change) or cond.exceptions:
        return False
    return any(isinstance(each, t.AnyAt) and each.outside is None for each in cond.codes.items)


def _bare(cond: t.Cond) -> t.Cond:
    return cond.cond if isinstance(cond, t.Annotated) else cond


def _may_be(of: t.Codes | None, code: str) -> bool:
    """Whether goods of a description may have a code."""
    return of is None or passes(t.Change(of, span=of.span), code, "", None)
