"""What a page is made of, whatever shows it: whole, closed to the network, in order for those who cannot see it."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from roolang.explain.page import as_html
from roolang.explain.sheet import Sheet
from roolang.explain.story import Step
from tests.pages.making import ALL, NASTY, amended, chocolate, several, undetermined, vehicle
from tests.pages.reading import Found, Page, read

CSS = (files("roolang.explain.page") / "page.css").read_text(encoding="utf-8")
BLOCKS = {
    "div",
    "p",
    "ul",
    "li",
    "table",
    "dl",
    "details",
    "section",
    "article",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
}


@pytest.fixture(params=sorted(ALL), scope="module")
def sheets(request: pytest.FixtureRequest) -> tuple[Sheet, ...]:
    return ALL[request.param]()


@pytest.fixture(scope="module")
def page(sheets: tuple[Sheet, ...]) -> Page:
    return read(as_html(sheets))


def test_every_element_is_closed_in_its_place(page: Page) -> None:
    assert page.faults == []


def test_ids_are_unique_and_every_link_leads_to_one(page: Page) -> None:
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    links = [each.attributes["href"] for each in page.elements if "href" in each.attributes]
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    fills = {each.attributes["fill"] for each in page.elements if "fill" in each.attributes}
    assert fills <= {f"url(#{name})" for name in ids}


def test_nothing_comes_from_elsewhere_and_nothing_runs(page: Page) -> None:
    assert page.all("script", "link", "img", "iframe", "object", "embed", "form", "base") == []
    for each in page.elements:
        assert not any(name.startswith("on") or name in ("src", "srcset", "data", "action") for name in each.attributes)
        assert "javascript:" not in " ".join(each.attributes.values())
    assert "url(" not in CSS and "@import" not in CSS and "</" not in CSS
    (policy,) = [each.attributes["content"] for each in page.all("meta") if "http-equiv" in each.attributes]
    assert "default-src 'none'" in policy


def test_headings_go_down_step_by_step(page: Page) -> None:
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(each.words for each in page.all("h1", "h2", "h3", "h4", "h5"))


def test_tables_have_captions_and_heads(page: Page) -> None:
    tables = page.all("table")
    assert len(page.all("caption")) == len(tables) == len(page.all("thead"))
    for each in page.all("th"):
        assert each.attributes["scope"] in ("col", "row")
    for each in page.all("table", "thead", "tbody", "tr", "th", "td"):
        assert each.attributes["role"], "as cards, rows are no longer rows by themselves"
    for each in page.all("td"):
        assert each.attributes["data-label"]


def test_pictures_are_described(page: Page) -> None:
    pictures = [each for each in page.all("svg") if each.attributes.get("aria-hidden") != "true"]
    assert pictures
    for each in pictures:
        assert each.attributes["role"] == "img" and len(each.attributes["aria-label"]) > 20


def test_words_do_not_hold_blocks(page: Page) -> None:
    """A browser would close a paragraph or move a table out of where it stands."""
    allowed = {"h1", "h2", "h3", "h4", "h5"}
    for each in page.elements:
        if each.tag in BLOCKS and each.path:
            assert each.path[-1] not in ("p", "span", "h1", "h2", "h3", "h4", "h5", "a", "code", "dt"), each
            assert each.path[-1] != "summary" or each.tag in allowed
        if each.tag == "li":
            assert each.path[-1] == "ul"


def test_the_whole_story_is_told(sheets: tuple[Sheet, ...], page: Page) -> None:
    for sheet in sheets:
        told = [sheet.sentence, sheet.day, *(name for pair in sheet.record for name in pair)]
        told += [gauge.title[1:] for gauge in sheet.figures] + [gauge.value for gauge in sheet.figures]
        told += [entry.why for entry in sheet.bill] + [role.text for entry in sheet.bill for role in entry.roles]
        told += [giving.paste for giving in sheet.story.givings]
        for step in (*steps(sheet.story.reason), *(steps(sheet.story.claim) if sheet.story.claim else ())):
            told += [step.text, step.place, *step.cites, *step.figures]
            told += [line.name for listing in step.listings for line in listing.lines]
        told += [item[1:] for item in sheet.story.change.items] if sheet.story.change else []
        assert [words for words in told if " ".join(words.split()) not in page.text] == []


def steps(step: Step) -> list[Step]:
    return [step, *(inner for child in step.children for inner in steps(child))]


# ---- single pages


def test_words_of_others_are_never_markup() -> None:
    html = as_html(undetermined())
    page = read(html)
    assert "<script" not in html and page.text.count(NASTY) >= 3
    assert page.all("title")[0].words == f"Chocolate {NASTY}"


def test_several_texts_are_compared_first() -> None:
    page = read(as_html(vehicle()))
    comparison = next(each for each in page.all("table") if "comparison" in each.attributes["class"])
    assert comparison.words.startswith("Every verdict, with its main figures Text Verdict Figures NAFTA ✓ Originating")
    rows = [each for each in page.all("tr") if each.attributes.get("class") in ("yes", "no", "unknown")]
    assert [row.attributes["class"] for row in rows] == ["yes", "no", "no"]
    assert "79.5336%" in rows[0].words and "23.3952%" in rows[1].words and "29.9398%" in rows[2].words


def test_one_text_is_not_compared_and_its_bill_is_open() -> None:
    page = read(as_html(chocolate()))
    assert "The texts compared" not in page.text
    (fold,) = [each for each in page.all("details") if each.attributes.get("class") == "fold"]
    assert "open" in fold.attributes


def test_several_products_have_their_own_headings() -> None:
    page = read(as_html(several()))
    assert page.all("h1")[0].words == "Origin of 2 products"
    products = ["Filled milk chocolate bar of 100 g", f"Chocolate {NASTY}"]
    assert [each.words for each in page.all("h2")] == ["All verdicts", *products]
    comparison = next(each for each in page.all("table") if "comparison" in each.attributes["class"])
    assert all(words in comparison.words for words in ("Product Text Verdict Figures", *products))


def test_the_bill_says_what_each_material_did() -> None:
    """P14 is traced under NAFTA with all of its 720; the engine by its imported parts; P15 is in no list."""
    bill = {entry.name: entry for entry in vehicle()[0].bill}
    assert [(role.text, role.figure) for role in bill["P14"].roles] == [("traced 720.00 USD", 1)]
    assert bill["P01"].opened and not bill["P01"].roles and bill["P01"].status == "unknown"
    assert not bill["P15"].roles and not bill["P15"].opened


def position(html: str, which: str) -> Found:
    return next(each for each in read(html).elements if each.attributes.get("class") == which)


def test_a_picture_is_to_scale() -> None:
    """79.5336% of a scale that ends at the whole, and a limit at 62.5%, on 1000 units."""
    html = as_html(vehicle()[:1])
    assert position(html, "bar").attributes["width"] == "795.3"
    assert position(html, "limit").attributes["x1"] == "625.0"
    assert float(position(html, "meets").attributes["x"]) == 625


def test_a_figure_that_may_be_anything_is_hatched() -> None:
    unknown = next(gauge for gauge in undetermined()[0].figures if gauge.value == "not known")
    assert (unknown.low, unknown.high) == (0, None)
    spread = next(gauge for gauge in undetermined()[0].figures if " to " in gauge.value)
    assert spread.low is not None and spread.high is not None and spread.low < spread.high
    assert position(as_html(undetermined()), "range").attributes["fill"] == "url(#unsure)"


def test_what_is_asked_not_to_hold_has_no_colour() -> None:
    """Under NAFTA a claim asks that goods were not worked on outside: that this is not so is no bad sign."""
    (claim,) = [step for step in steps(vehicle()[0].story.claim or vehicle()[0].story.reason) if step.children]
    assert claim.denies and claim.children[0].mark == "no"
    marks = [
        each for each in read(as_html(vehicle()[:1])).elements if each.attributes.get("class", "").startswith("mark")
    ]
    assert [each.words for each in marks if each.attributes["class"] == "mark"] == ["\u2715 no"]
    lost = [step for step in steps(chocolate()[0].story.reason) if step.text.startswith("origin is kept unless")]
    assert lost and all(step.denies for step in lost)


# ---- colours


def palettes() -> list[dict[str, str]]:
    """The light colours, the dark ones over them, and those of print."""
    found: list[dict[str, str]] = []
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))
        found.append({**(found[0] if found else {}), **colours})
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("which", range(3), ids=["light", "dark", "print"])
def test_colours_can_be_told_from_what_they_stand_on(which: int) -> None:
    """The contrast that WCAG 2 asks of words at level AA: 4.5 to 1."""
    colours = palettes()[which]
    pairs = [(word, ground) for word in ("ink", "quiet", "accent") for ground in ("paper", "sheet", "tint")]
    pairs += [(mark, ground) for mark in ("yes", "no", "unknown") for ground in ("sheet", "paper", f"{mark}-tint")]
    for word, ground in pairs:
        bright, dim = sorted((luminance(colours[word]), luminance(colours[ground])), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5, f"{word} on {ground}"


def test_the_reason_stands_first_and_what_decides_before_the_rest(sheets: tuple[Sheet, ...]) -> None:
    for sheet in sheets:
        text = read(as_html((sheet,))).text
        order = [
            text.index(" ".join(words.split()))
            for words in (sheet.story.brief.because, "What decides", "Clause by clause")
        ]
        assert order == sorted(order)
        for step in sheet.story.brief.steps:
            assert text.index(" ".join(step.text.split())) < text.index("Clause by clause")


def test_figures_that_decide_come_first() -> None:
    for sheet in vehicle():
        assert sheet.main and sheet.figures[: len(sheet.main)] == sheet.main


def test_an_amended_tolerance_is_told_with_its_figures_and_where_it_was_amended() -> None:
    """120 of 1,000: above a tenth, within 15%; without a tolerance the change itself decides."""
    html = as_html(amended())
    boxes = [part.split("<h3", 1)[0] for part in html.split('class="deciding"')[1:]]
    base, wider, narrow = (re.sub(r"<[^>]+>", " ", box) for box in boxes)
    assert "at most 10% of 1,000.00 EUR" in base and "20.00 EUR too much" in base
    assert "at most 15% of 1,000.00 EUR" in wider and "30.00 EUR to spare" in wider
    assert "amended at text.roo:9" in wider and "amended" not in base
    assert "tolerance" not in narrow and "fails for own (8407.33)" in narrow
