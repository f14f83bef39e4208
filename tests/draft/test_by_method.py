"""Value contents whose figures and methods stand in any order, and what printers and references put between them."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show

UP_OR_DOWN = "regional value content at least 25% by build-up or regional value content at least 40% by build-down"
BOTH = "regional value content at least 25% by build-up or 40% by build-down"
SAID = {
    "RVC build-up (25) or RVC build-down (40)": UP_OR_DOWN,
    "RVC (build-up) 25 or RVC (build-down) 40": UP_OR_DOWN,
    "RVC (build-up) (25) or RVC (build-down) (40)": UP_OR_DOWN,
    "RVC (25 build-up) or RVC (40 build-down)": UP_OR_DOWN,
    "RVC (Build-Up: 25) or RVC (Build-Down: 40)": UP_OR_DOWN,
    "RVC-BU (25) or RVC-BD (40)": UP_OR_DOWN,
    "RVC (25 BU or 40 BD)": BOTH,
    "RVC (BU25/BD40)": BOTH,
    "RVC (build-up 25%, build-down 40%)": BOTH,
    "RVC (25) build-up method or (40) build-down method": BOTH,
    "RVC 25 (build-up) or 40 (build-down)": BOTH,
    "The good has a regional value content as determined under Article 9 of the Protocol of not less than 30%, whether "
    "using the build-up method or build-down method (RVC30)": "regional value content at least 30% by either build-up or build-down",
    "a QVC of not less than 40% of either the ex-works price or free-on-board value under the build-up method": (
        "qualifying value content at least 40% by build-up on either ex-works price or FOB"
    ),
    # the hyphen and the blank that are no keys of a keyboard, and wide letters
    "the value of all the materials used does not exceed 40% of the ex\u2010works price of the product": (
        "value of non-originating materials not more than 40% of ex-works price"
    ),
    "all the non\u2011originating materials of\u00a0heading\u202f2009 are wholly obtained": (
        "all non-originating materials of 20.09 are wholly obtained"
    ),
    "\uff23\uff34\uff28": "change from any other heading",
}


@pytest.mark.parametrize("text", SAID)
def test_each_figure_goes_with_its_own_method(text: str) -> None:
    found = read_rule(text)
    assert found.condition is not None and show(found.condition).strip() == SAID[text]
    assert found.status == "compiled"


@pytest.mark.parametrize(
    "text",
    [
        "CTH or RVC (25/40)",
        "CTH or RVC (25 build-up, 40)",
        "CTH, as specified in Annex 2 subject to a share of up to 45 per cent of each",
    ],
)
def test_a_figure_that_goes_with_nothing_is_never_let_go_in_silence(text: str) -> None:
    assert read_rule(text).status != "compiled"
