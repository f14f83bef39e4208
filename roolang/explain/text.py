"""A story as plain text: marks in words, two spaces a level, wrapped to a width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from roolang.explain.story import CLAIM, Change, Giving, Line, Listing, Mark, Step, Story

WIDTH = 100
SAID: dict[Mark, str] = {"yes": "yes", "no": "no", "unknown": "open"}
NARROWEST = 24
"""Text is not squeezed below so many columns, however deep it stands."""

FEW = 3
"""So many places of missing facts are told in short."""
MOST = 8
"""So many missing facts are told with their places."""
LONGEST = 32
"""A column of names is not made wider for a longer one."""


def as_text(story: Story, width: int = WIDTH, *, full: bool = False, about: bool = True) -> str:
    """The story in short, or all of it, ending in a line end; `about`: with the good that it is about."""
    told = _whole(story, width) if full else _short(story, width, about=about)
    return "\n".join(line.rstrip() for line in told) + "\n"


def _short(story: Story, width: int, *, about: bool) -> Iterator[str]:
    brief = story.brief
    if about:
        yield from _wrapped("", story.about, width)
    yield from _wrapped("", story.headline, width)
    yield from _wrapped("", brief.because, width)
    for step in brief.steps:
        yield from _step(step, 1, width)
    if brief.besides:
        yield from _wrapped("  ", brief.besides, width)
    if brief.claim:
        yield from _wrapped("", brief.claim, width)
    if brief.change is not None:
        yield from _change(brief.change, width)
    if story.givings:
        yield from _wrapped("", places_of(story.givings), width)
    for note in story.notes:
        yield from _wrapped("note: ", note, width)


def places_of(givings: tuple[Giving, ...]) -> str:
    """Where the missing facts are written, one of each kind, in a sentence."""
    kinds = {giving.field or giving.how: giving for giving in reversed(givings)}
    first = [giving for giving in givings if giving in kinds.values()][:FEW]
    said = [_place_of(giving) for giving in first]
    more = f"; {len(givings) - len(said)} more: --full" if len(givings) > len(said) else ""
    return f"Where to write it: {'; '.join(said)}{more}."


def _place_of(giving: Giving) -> str:
    if giving.cell.startswith("--"):
        return f"{giving.fact} by `{giving.cell}`"
    place, _, how = giving.written
    return f"{giving.fact} in {place}" if place else f"{giving.fact}: {how}"


def _whole(story: Story, width: int) -> Iterator[str]:
    yield from _wrapped("", story.about, width)
    yield from _wrapped("", story.headline, width)
    yield from _wrapped("", story.brief.because, width)
    yield ""
    yield from _step(story.reason, 0, width)
    if story.claim is not None:
        yield from ("", *_wrapped("", f"{CLAIM[story.claimable]} Besides origin, a claim requires:", width))
        yield from _step(story.claim, 1, width)
    if story.change is not None:
        yield ""
        yield from _change(story.change, width)
    if story.givings:
        yield ""
        yield from _givings(story.givings, width)
    for note in story.notes:
        yield from _wrapped("note: ", note, width)


def _wrapped(first: str, text: str, width: int, rest: int | None = None) -> list[str]:
    """Text behind a beginning, its further lines indented as far (or by `rest`)."""
    indent = " " * (len(first) if rest is None else rest)
    room = max(width, len(indent) + NARROWEST)
    return textwrap.wrap(
        text, room, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False, break_long_words=True
    ) or [first]  # fmt: skip


def _step(step: Step, depth: int, width: int) -> Iterator[str]:
    mark = f"{'  ' * depth}{SAID[step.mark]:<5}"
    under = " " * len(mark)
    yield from _wrapped(mark, f"{step.text}{source_of(step)}{':' if step.children else ''}", width)
    for figure in step.figures:
        yield from _wrapped(under, figure, width)
    for listing in step.listings:
        yield from _listing(listing, under, width)
    for child in step.children:
        yield from _step(child, depth + 1, width)


def source_of(step: Step) -> str:
    """The law cited and the place, behind a step's words."""
    cites = cited(step.cites)
    return f"{cites} ({step.place})" if step.place else cites


def cited(cites: tuple[str, ...]) -> str:
    """The law cited, behind words."""
    return f" [{'; '.join(cites)}]" if cites else ""


def said_of(line: Line) -> str:
    """The description of a material and, where it is open whether it belongs there, why."""
    return "; ".join(filter(None, (line.description, line.why)))


def _listing(listing: Listing, under: str, width: int) -> Iterator[str]:
    yield from _wrapped(under, f"{listing.caption}{cited(listing.cites)}{':' if listing.lines else ''}", width)
    names = min(max((len(line.name) for line in listing.lines), default=0), LONGEST)
    codes = max((len(line.code) for line in listing.lines), default=0)
    amounts = max((len(line.amount) for line in listing.lines), default=0)
    for line in listing.lines:
        start = f"{under}{'  ' if line.sure else '? '}{line.name:<{names}}  {line.code:<{codes}}  "
        amount = f"{line.amount:>{amounts}}  " if amounts else ""
        yield from _wrapped(start + amount, said_of(line), width)
    if listing.more:
        yield f"{under}  and {listing.more} more"


def _change(change: Change, width: int) -> Iterator[str]:
    head = f"{change.head[0].upper()}{change.head[1:]}"
    if len(change.items) == 1:
        yield from _wrapped("", f"{head}: {change.items[0]}.", width)
        return
    yield from _wrapped("", f"{head}{':' if change.items else '.'}", width)
    for item in change.items:
        yield from _wrapped("- ", item, width)


def _givings(givings: tuple[Giving, ...], width: int) -> Iterator[str]:
    yield "Where to write it in the declaration:"
    for giving in givings[:MOST]:
        place, paste, how = giving.written
        yield from _wrapped("- ", f"{giving.fact}: {place or how}", width)
        if paste or (giving.cell and how):
            yield from _wrapped("  give it: ", f"{paste}  ({how})" if paste else how, width)
    if len(givings) > MOST:
        yield f"and {len(givings) - MOST} more, which `--json` lists"
