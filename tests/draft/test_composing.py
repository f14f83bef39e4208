"""Materials by the names of the nomenclature, with qualities and in lists; operations by the trades; passives."""

from __future__ import annotations

import pytest

from roolang.draft.english import read_rule
from roolang.draft.wording import sentence
from roolang.draft.wording.house import HOUSES
from roolang.format import show
from tests.draft.reader import read

OTHER_HEADING = "change from any other heading"
READ = {
    # qualities
    "Manufacture in which all the frozen vegetables used are originating": "all vegetables of frozen goods are originating",
    "CTH, except from fresh oranges of heading 08.05": f"{OTHER_HEADING} except from oranges of (fresh goods of 08.05)",
    "Manufacture from fresh, chilled or frozen beef": "made from beef of fresh goods, chilled goods, frozen goods",
    "Manufacture in which all the fruit, fresh or dried, used is originating": "all fruit of fresh goods, dried goods are originating",
    "Manufacture from unbleached, uncoated paper of heading 4804": "made from paper of unbleached goods of (uncoated goods of 48.04)",
    "Manufacture from stainless steel sheet of heading 7219": "made from sheets of stainless steel goods of 72.19",
    # names of the vocabulary win over what they are made of
    "Manufacture from copper wire of heading 74.08": "made from copper wire of 74.08",
    "CTH except from raw sugar of heading 17.01": f"{OTHER_HEADING} except from raw sugar of 17.01",
    "CTH except from ground nuts": f"{OTHER_HEADING} except from groundnuts",
    # lists
    "Manufacture from cement clinker, gypsum or limestone": "made from cement clinker together with gypsum together with limestone",
    "CTH except from green tea or black tea of heading 09.02": f"{OTHER_HEADING} except from green tea of 09.02, black tea of 09.02",
    "CTH except from mangoes or guavas of subheading 0804.50": f"{OTHER_HEADING} except from mangoes of 0804.50, guavas of 0804.50",
    "Manufacture in which all the meat and edible meat offal used are wholly obtained": "all meat are wholly obtained and all edible offal are wholly obtained",
    "Manufacture from natural fibres or textile pulp": "made from natural fibres together with textile pulp",
    # how things are made
    "CTH or electroplating": f"{OTHER_HEADING} or undergoes electroplating",
    "The good is obtained by wafer fabrication, die bonding, wire bonding and encapsulation": "undergoes wafer fabrication combined with die bonding combined with wire bonding combined with encapsulation",
    "Manufacture from scrap metal by melting and casting": "made from scrap metal and undergoes melting combined with casting",
    "CC provided the good is heat treated and machined in a Party": "change from any other chapter and undergoes heat treatment combined with machining in the territory of the parties",
    "CTH, provided that the yarn used is dyed and printed in the territory of a Party": f"{OTHER_HEADING} and all yarn undergo dyeing combined with printing in the territory of the parties",
    "All diamonds are cut and polished in a Party": "all diamonds undergo cutting combined with polishing in the territory of the parties",
    "Weaving, with dyeing or coating": "undergoes weaving combined with (dyeing or coating)",
    "Weaving process combined with dyeing process": "undergoes weaving combined with dyeing",
    # from what, and on what
    "Knitting from yarn": "made from yarn and undergoes knitting",
    "Production by weaving from yarn of heading 52.05": "made from yarn of 52.05 and undergoes weaving",
    "Weaving from yarn accompanied by dyeing": "made from yarn and undergoes weaving combined with dyeing",
    "The good is knitted from yarn": "made from yarn and undergoes knitting",
    "CTH or spinning from natural fibres or textile pulp": f"{OTHER_HEADING} or (made from natural fibres together with textile pulp and undergoes spinning)",
    "Cutting of the glass": 'undergoes "cutting of glass"',
    "Cutting of glass or mirrors": 'undergoes ("cutting of glass" or "cutting of mirrors")',
    "Polishing of lenses combined with coating": 'undergoes "polishing of lenses" combined with coating',
    "Value of materials imported from third countries not to exceed 40% of the FOB value": "value of non-originating materials not more than 40% of FOB",
    # how much originates, and how much does not
    "Originating materials must represent not less than 60% of the FOB value": "value of originating materials at least 60% of FOB",
    "Not less than 60% of the ex-works price must consist of originating materials": "value of originating materials at least 60% of ex-works price",
    "No more than 40% of the ex-works price may be accounted for by non-originating materials": "value of non-originating materials not more than 40% of ex-works price",
    "At least 50% of the weight of the product must consist of originating milk": "weight of originating milk at least 50% of weight of the good",
    "No more than 40% of the weight of the product may be non-originating": "weight of non-originating materials not more than 40% of weight of the good",
    "CTH, provided that not more than 30% by weight of the rice of heading 10.06 used is non-originating": f"{OTHER_HEADING} and weight of non-originating rice of 10.06 not more than 30% of weight of all rice of 10.06",
    "At least 60% by value of the materials of Chapter 3 used must have originating status": "value of originating materials of chapter 3 at least 60% of value of all materials of chapter 3",
    # who and where
    "Wholly produced within the Common Market": "wholly obtained",
    "Non-originating materials must be classified in a different NALADISA heading": OTHER_HEADING,
    "Products made from materials of any heading other than that of the product": OTHER_HEADING,
    "CIF value of third-country materials not to exceed 45% of the FOB export value of the final good": "CIF of non-originating materials not more than 45% of FOB",
    "Single stage transformation: manufacture from fabric": "made from fabric",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), READ.items())
def test_what_is_said(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


@pytest.mark.parametrize("text", READ)
def test_what_is_said_is_read_back(text: str) -> None:
    condition = read_rule(text).condition
    assert condition is not None
    again = read_rule(sentence(condition, HOUSES["north-american"])).condition
    assert again is not None
    assert show(again) == show(condition)


def test_what_something_is_made_of_stands_behind_it() -> None:
    assert show(read_rule("Manufacture from moulds of rubber").condition) == "made from moulds of rubber goods"


YARN = "made from yarn"
AROUND = {
    "1. Manufacture from yarn": YARN,
    "ii) Manufacture from yarn": YARN,
    "Option B: Manufacture from yarn": YARN,
    "The product specific rule is: Manufacture from yarn": YARN,
    "Manufacture from yarn.¹": YARN,
    "Manufacture from yarn. 1/": YARN,
    "Manufacture from yarn pursuant to Article 5": YARN,
    "Wholly obtained in accordance with Article 3.4 (Wholly Obtained Goods)": "wholly obtained",
    "Made from materials of any heading": "change from any heading",
    "CTH except from HS heading 7001": f"{OTHER_HEADING} except from 70.01",
    "CTH except from HS 70.01": f"{OTHER_HEADING} except from 70.01",
    "A tariff change to heading 70.03 from all other headings": OTHER_HEADING,
    "A change to heading 70.03 from any heading except that of the product": OTHER_HEADING,
    "A change from any heading other than that of the good": OTHER_HEADING,
    "CTH and the good satisfies a regional value content requirement of 50%": f"{OTHER_HEADING} and regional value content at least 50% by either build-up or build-down",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), AROUND.items())
def test_what_stands_around_a_rule_changes_nothing(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


OWN = (
    "CTH, in accordance with Appendix 2A",
    "A change to heading 12.01 from heading 12.02 except that of the product",
    "A change to that of the product from any other heading",
)


@pytest.mark.parametrize("text", OWN)
def test_what_binds_or_has_no_level_is_no_rule_by_itself(text: str) -> None:
    reading = read_rule(text)
    assert reading.status != "compiled"
    assert reading.condition is None or show(reading.condition)


FAR = {
    "Manufacture from aluminium ingots, billets or slabs": "made from aluminium ingots together with billets together with aluminium slabs",
    "CTH except from tubes and pipes of copper": f"{OTHER_HEADING} except from tubes, pipes of (copper goods)",
    "CTH except from frozen apricots or pears": f"{OTHER_HEADING} except from apricots of (frozen goods), pears",
}  # fmt: skip


@pytest.mark.parametrize(("text", "other"), FAR.items())
def test_how_far_words_reach_is_told(text: str, other: str) -> None:
    assert other in [show(each.other) for each in read_rule(text).ambiguities]


GUESSES = (
    "The garment is cut and sewn",
    "A change to heading 52.08 from any other chapter, provided that the fabric is dyed and printed in a Party",
    "CTH except from nuts and bolts of heading 73.18",
    "CTSH except from furnaces, burners or ovens of subheading 8516.90",
    "Manufacture from wheat or rice flour",
    "Manufacture from natural fibres or paper",
    "Manufacture from raw hides or bovine skins",
    "Manufacture from peel of lemons or melons",
    "Grinding of wheat or rice flour",
    "Painting of metal and wood",
    "Knitting from yarn or dyeing",
    "At least 60% of the materials used must originate",
    "At least 20% by weight of the fish used must be non-originating",
    "Not less than 60% of the ex-works price consists of materials",
    "All the materials used are non-originating",
    "Manufacture from imported fabric",
    "All the imported materials are of another heading",
    "Manufacture from bleached and dyed fabric",
    "Manufacture from glass moulds",
    "CTH except from hot-rolled or cold-rolled steel goods and iron",
    "CTH except from any wire other than copper wire",
    "Manufacture from wire not of copper",
    "Manufacture from artificial flowers or silk flowers",
    "Manufacture in which the value of the other sugar used does not exceed 40 % of the ex-works price",
    "A change to articles of copper from any other heading",
    "A change to goods of cotton from any other chapter",
    "A change to frozen apricots of subheading 0811.90 from any other heading",
)


@pytest.mark.parametrize("text", GUESSES)
def test_what_would_be_a_guess_stays_a_question(text: str) -> None:
    assert read_rule(text).status != "compiled"


BESIDE = {
    "CC, provided that the product is knitted to shape or cut and sewn in a Party": 'change from any other chapter and undergoes ("knitting to shape" or cutting combined with sewing) in the territory of the parties',
    "Cutting and sewing or glueing": "undergoes (cutting combined with sewing or adhesive bonding)",
    "At least 45% of the FOB value must be originating": "value of originating materials at least 45% of FOB",
    "Weaving or knitting from yarn": "undergoes weaving or (made from yarn and undergoes knitting)",
    "The value of all the imported parts used does not exceed 40% of the ex-works price": 'value of "imported parts" not more than 40% of ex-works price',
    "The value of local materials is not less than 60% of the FOB value": 'value of "local materials" at least 60% of FOB',
}  # fmt: skip


@pytest.mark.parametrize(("text", "other"), BESIDE.items())
def test_what_may_be_meant_beside_is_told(text: str, other: str) -> None:
    reading = read_rule(text)
    assert ([show(each.other) for each in reading.ambiguities], reading.status) == ([other], "compiled")


@pytest.mark.parametrize("said", ["both cut and sewn or otherwise assembled", "cut or knit to shape and sewn or glued"])
def test_operations_in_balance_are_no_doubt(said: str) -> None:
    assert not read_rule(f"CC, provided that the good is {said} in a Party").ambiguities


def test_how_far_except_that_reaches_is_told() -> None:
    text = "CTH or RVC 45, except that non-originating batteries of heading 85.07 may not exceed 10% of the value of the good"
    assert "how far `provided` reaches back" in [each.about for each in read_rule(text).ambiguities]
