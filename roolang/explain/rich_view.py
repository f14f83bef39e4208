"""A story in colours for a terminal; `rich` is imported only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roolang.explain.story import CLAIM, Change, Giving, Listing, Mark, Step, Story
from roolang.explain.text import MOST, SAID, cited, places_of, said_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

STYLES: dict[Mark, str] = {"yes": "bold green", "no": "bold red", "unknown": "bold yellow"}
VERDICTS: dict[str, Mark] = {"originating": "yes", "non-originating": "no", "undetermined": "unknown"}


def as_panel(story: Story, *, full: bool = False, about: bool = True) -> Panel:
    """The story in a frame that bears its headline. Words of others are put in as they are, never as markup."""
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text

    style = STYLES[VERDICTS[story.verdict]]
    parts: list[RenderableType] = [*([Text(story.about)] if about else []), Text(story.brief.because, "bold")]
    parts += _whole(story) if full else _short(story)
    parts += [Text(f"note: {note}", "yellow") for note in story.notes]
    return Panel(Group(*parts), title=Text(story.headline, style), title_align="left", border_style=style.split()[-1])


def _short(story: Story) -> list[RenderableType]:
    from rich.text import Text

    brief = story.brief
    parts: list[RenderableType] = [_tree(step) for step in brief.steps]
    parts += [Text(brief.besides, "dim")] if brief.besides else []
    parts += [Text(brief.claim)] if brief.claim else []
    parts += [_change(brief.change)] if brief.change is not None else []
    return [*parts, *([Text(places_of(story.givings))] if story.givings else [])]


def _whole(story: Story) -> list[RenderableType]:
    from rich.text import Text

    parts: list[RenderableType] = [Text(), _tree(story.reason)]
    if story.claim is not None:
        parts += [
            Text(),
            Text(f"{CLAIM[story.claimable]} Besides origin, a claim requires:", "bold"),
            _tree(story.claim),
        ]
    if story.change is not None:
        parts += [Text(), _change(story.change)]
    if story.givings:
        parts += [Text(), _givings(story.givings)]
    return parts


def _tree(step: Step) -> Tree:
    from rich.tree import Tree

    tree = Tree(_label(step), guide_style="dim")
    _grow(tree, step)
    return tree


def _grow(tree: Tree, step: Step) -> None:
    for child in step.children:
        _grow(tree.add(_label(child)), child)


def _label(step: Step) -> Table:
    """A step's mark, and beside it its words, its arithmetic, its materials."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    words = Text(step.text)
    for cite in step.cites:
        words.append(f" [{cite}]", "cyan")
    words.append(f" {step.place}" if step.place else "", "dim")
    words.append(":" if step.children else "")
    parts: list[RenderableType] = [words, *(Text(figure, "italic") for figure in step.figures)]
    for listing in step.listings:
        parts += _listing(listing)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=4, no_wrap=True)
    grid.add_row(Text(SAID[step.mark], STYLES[step.mark]), Group(*parts))
    return grid


def _listing(listing: Listing) -> list[RenderableType]:
    from rich.text import Text

    head = Text(listing.caption, "dim")
    head.append(cited(listing.cites), "cyan")
    head.append(":" if listing.lines else "")
    parts: list[RenderableType] = [head]
    if listing.lines:
        parts.append(_table(listing))
    if listing.more:
        parts.append(Text(f"and {listing.more} more", "dim"))
    return parts


def _table(listing: Listing) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "left", "left", "right", "left"):
        table.add_column(justify=justify, no_wrap=justify == "right")
    for line in listing.lines:
        doubt = Text("" if line.sure else "?", STYLES["unknown"])
        table.add_row(doubt, *map(Text, (line.name, line.code, line.amount, said_of(line))))
    return table


def _change(change: Change) -> Text:
    from rich.text import Text

    text = Text(f"{change.head[0].upper()}{change.head[1:]}", "bold")
    text.append(":" if change.items else ".")
    for item in change.items:
        text.append(f"\n- {item}", "not bold")
    return text


def _givings(givings: tuple[Giving, ...]) -> Text:
    from rich.text import Text

    text = Text("Where to write it in the declaration:", "bold")
    for giving in givings[:MOST]:
        place, paste, how = giving.written
        text.append(f"\n- {giving.fact}: {place or how}", "not bold")
        if paste:
            text.append(f"\n  give it: {paste}", "not bold green").append(f"  ({how})", "not bold dim")
        elif giving.cell and how:
            text.append(f"\n  give it: {how}", "not bold dim")
    if len(givings) > MOST:
        text.append(f"\nand {len(givings) - MOST} more, which `--json` lists", "not bold dim")
    return text
