"""Which texts of a row belong together."""

from __future__ import annotations

from roolang.draft.annex import clause
from roolang.draft.english import Reading
from roolang.draft.parts import parts_of
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t

HERE = Span(SourceFile("x", ""), 0, 0)


def cut(*texts: str, compiled: tuple[str, ...] = (), partial: tuple[str, ...] = ()) -> list[str]:
    """The texts that a row is cut into, with a reader that knows only some of them."""

    def read(text: str, goods: str) -> Reading:
        folded = " ".join(text.split())
        status = "compiled" if folded in compiled else "partial" if folded in partial else "refused"
        return Reading(text, status, None if status == "refused" else t.NoChange(span=HERE))  # type: ignore[arg-type]

    clauses = []
    for i, each in enumerate(texts):
        operator, _, words = each.rpartition("|")
        clauses.append(clause(f"c{i}", words, operator))
    return [" ".join(part.text.split()) for part in parts_of(tuple(clauses), "", read)]


def test_a_later_label_goes_with_the_list_that_it_continues() -> None:
    first, second, third = "RVC of not less than: - a) 30%.", "or|- b) 40%.", "or|- c) 50%."
    whole = "RVC of not less than: - a) 30%; or - b) 40%; or - c) 50%."
    assert cut(first, second, third, compiled=(first, whole)) == [whole]


def test_texts_that_are_each_a_rule_stay_apart() -> None:
    assert cut("CTH.", "or|CC.", compiled=("CTH.", "CC.", "CTH; or CC.")) == ["CTH.", "CC."]


def test_nothing_is_joined_to_hide_that_it_was_not_read() -> None:
    assert cut("CTH.", "or|Gibberish.", compiled=("CTH.",), partial=("CTH; or Gibberish.",)) == ["CTH.", "Gibberish."]


def test_a_proviso_on_its_own_belongs_to_what_is_before_it() -> None:
    assert cut("Weaving.", "Provided it is done here.", compiled=("Weaving.", "Weaving Provided it is done here.")) == [
        "Weaving Provided it is done here."
    ]


def test_places_lead_back_to_the_texts() -> None:
    texts = (clause("c0", "RVC: - a) 30%."), clause("c1", "- b) 40%.", "or"))

    def read(text: str, goods: str) -> Reading:
        return Reading(text, "compiled" if "a)" in text and "b)" in text else "refused", t.NoChange(span=HERE))

    (part,) = parts_of(texts, "", read)
    at = part.text.index("40%")
    assert part.place(at, at + 3) == (1, 5, 8)
    at = part.text.index("30%")
    assert part.place(at, at + 3) == (0, 10, 13)
