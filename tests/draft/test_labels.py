"""The labels that published rules carry, against what the rules compile to."""

import pytest

from tests.draft.labels import labelled, missing
from tests.draft.score import CORPUS, names

TEXT = "Manufacture from materials of any heading, except that of the product, in which the value of all the materials used does not exceed 40 % of the ex-works price of the product"


def test_an_element_that_is_not_in_the_rule_is_missed() -> None:
    assert missing(TEXT, "8407", ("CTH", "MAXNOM")) == []
    assert missing(TEXT, "8407", ("MAXNOM", "CC EXCEPT RESTRICTION MAXWEIGHT")) == ["CC", "EXCEPT", "MAXWEIGHT"]
    assert missing("CTSH", "8407", ("CTH TOLERANCE MAY BE USED",)) == ["CTH", "MAY BE USED"]
    assert missing("the moon", "8407", ("RVC",)) == ["RVC"]


@pytest.mark.skipif(not CORPUS.exists(), reason="the published rules are not here")
def test_what_published_rules_are_labelled_with_is_in_the_compiled_rule() -> None:
    counts = {True: 0, False: 0}
    for name in names():
        for goods, text, labels, number in labelled(name):
            counts[not missing(text, goods, labels)] += number
    assert counts[True] + counts[False] > 22_000
    assert 100 * counts[True] >= 97 * (counts[True] + counts[False]), counts
