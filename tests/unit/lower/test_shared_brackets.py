"""Statements beside all texts, as the parties would have them."""

from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load_text

SHARED = "language 1\ndefine parameter offered share as [US: 40%] [MX: 20%]\n"
TEXT = "consolidated text C among CA, US, MX\nnomenclature HS 2022\nrule for 84.08 requires {}\n"


def test_what_one_party_has_no_words_for_breaks_nothing() -> None:
    """Canada is silent on the share, and no rule asks for it."""
    assert all_findings(load_text(SHARED + TEXT.format("wholly obtained"))) == ()


def test_for_a_silent_party_its_name_means_nothing() -> None:
    asked = "regional value content by build-down of FOB at least offered share"
    codes = {each.code for each in all_findings(load_text(SHARED + TEXT.format(asked)))}
    assert codes and "RL9001" not in codes
