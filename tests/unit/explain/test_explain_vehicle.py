"""The example vehicle in words. The figures were worked out by hand from its bill of materials.

NAFTA traces the imports of Annex 403.1: 4,081 of them leave 19,940 - 4,081 = 15,859 of net cost, which is 79.5336%;
62.5% would be 12,462.50, so 3,396.50 is to spare. The American text traces all imports, 7,295: 12,645 is 63.4152%,
and 85% would be 16,949, so 4,304 is missing. Half of the net cost is 9,970; of the United States are 4,665 by value
added and 5,970 by full value.
"""

from __future__ import annotations

import re

from roolang.explain import as_text, narrate
from roolang.interpret import Judgement

WIDE = 400


def said(judgement: Judgement) -> str:
    return as_text(narrate(judgement), WIDE, full=True)


def test_nafta_holds_and_says_by_how_much(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["NAFTA"])
    assert text.startswith(
        "suv-mx: 8703.23, compact SUV, petrol, 1,998 cc\nNAFTA, 28 February 2018: originating (criterion B)\n"
    )
    assert (
        "regional value content by net cost: 15,859.00 / 19,940.00 USD = 79.5336%, at least 62.5% asked: "
        "17.0336 percentage points above, 3,396.50 USD to spare" in text
    )
    assert "The figure nearest to its limit: regional value content by net cost: 3,396.50 USD to spare." in text


def test_what_was_not_needed_is_only_counted(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["NAFTA"])
    assert "yes  (2) product rule is met (3 others were not needed) [Art. 401(b)] (std:nafta/agreement.roo:" in text
    assert "wholly obtained" not in text
    assert "tolerance" not in text
    assert "yes  rule for 8703.21 to 8703.90 [Annex 401, Chapter 87] (std:nafta/autos.roo:" in text


def test_what_was_traced_is_listed_with_the_provision_that_traces_it(vehicle: dict[str, Judgement]) -> None:
    """Under NAFTA the parts of Annex 403.1 that came from outside, down to those of the engine; of 4,081 in all."""
    lines = [line.strip() for line in said(vehicle["NAFTA"]).splitlines()]
    head = 'counted, the largest first (trace materials listed in "Annex 403.1" for goods of light duty by net cost)'
    start = lines.index(f"{head} [Art. 403(1)]:")
    assert lines[start + 1] == "P14    8527.21  720.00 USD  radio and navigation unit"
    assert lines[start + 4] == "P02-1  8708.40  230.00 USD  gear sets and blanks"


def test_the_american_text_fails_by_two_figures(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["US_2017 value added"])
    assert text.splitlines()[1] == "US_2017 (reading value added), 28 February 2018: non-originating"
    assert (
        "12,645.00 / 19,940.00 USD = 63.4152%, at least 85% asked: 21.5848 percentage points below, 4,304.00 USD short"
        in text
    )
    assert (
        "content of US by value added: 4,665.00 / 19,940.00 USD = 23.3952%, at least 50% asked: "
        "26.6048 percentage points below, 5,305.00 USD short" in text
    )


def test_the_other_reading_is_another_figure(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["US_2017 origin"])
    assert "content of US by full value: 5,970.00 / 19,940.00 USD = 29.9398%" in text
    assert "20.0602 percentage points below, 4,000.00 USD short" in text


def test_the_counted_materials_are_listed_by_size(vehicle: dict[str, Judgement]) -> None:
    lines = [line.strip() for line in said(vehicle["US_2017 value added"]).splitlines()]
    start = lines.index("P15    8537.10  760.00 USD  driver-assistance and body control units") - 1
    assert lines[start].endswith("[US text of October 2017: list extended to all parts, steel, aluminium, textiles]:")
    assert lines[start + 2] == "P14    8527.21  720.00 USD  radio and navigation unit"
    assert lines[start + 13] == "and 38 more"


def test_a_tolerance_of_either_base_is_one_provision(vehicle: dict[str, Judgement]) -> None:
    """7% of 22,900 is 1,603; of 20,950, 1,466.50."""
    text = said(vehicle["US_2017 value added"])
    assert text.count("no   tolerance [Art. 405(1) to (4)]") == 1
    assert "at most 7% of 22,900.00 USD (transaction value) = 1,603.00 USD" in text
    assert "at most 7% of 20,950.00 USD (total cost) = 1,466.50 USD" in text
    assert "it is not so" not in text


def test_a_list_is_written_out_once(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["US_2017 value added"])
    assert text.count("driver-assistance and body control units") == 3, "in two sums and among what fails (3)"
    assert "counted, the largest first: the same materials as above" in text


def test_materials_of_unknown_status_bear_a_question_mark(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["US_2017 value added"])
    assert "? P01  8407.34  2,600.00 USD  petrol engine, 2.0 litres; origin not declared, and its own rule" in text
    assert "origin not declared, and the rules written here for US_2017 have none for 7210.49" in text
    sums = (
        r"the materials counted: between [\d,.]+ and [\d,.]+ USD, at most 7% of 22,900.00 USD \(transaction value\) = "
    )
    assert re.search(sums + r"[\d,.]+ USD: between [\d,.]+ and [\d,.]+ USD too much", text)


def test_what_would_have_to_change(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["US_2017 value added"])
    (line,) = [line for line in text.splitlines() if line.startswith("This fails; whether it would be enough")]
    first, second = line.split("; and ")
    assert "regional value content by net cost: replace 4,304.00 USD of the materials counted" in first
    assert first.endswith("ask at most 63.4152%")
    assert second.startswith("content of US by value added: 5,305.00 USD more would have to count towards it")


def test_what_a_claim_requires(vehicle: dict[str, Judgement]) -> None:
    text = said(vehicle["NAFTA"])
    assert "Preferential treatment can be claimed. Besides origin, a claim requires:\n  yes  (a) none of these" in text
    assert 'no   (i) established that "outside the territories the good left customs control' in text


def test_a_narrow_page_is_kept(vehicle: dict[str, Judgement]) -> None:
    lines = as_text(narrate(vehicle["US_2017 value added"]), 80, full=True).splitlines()
    assert max(len(line) for line in lines if "  P" not in line and "? P" not in line) <= 80
    assert not any(line != line.rstrip() for line in lines)
