"""Yes and no, lists of words, and maps from words to yes and no."""

from __future__ import annotations

from roolang.diagnostics.place import Place, quoted, shown
from roolang.domain.declaration import ByText, Said, fold
from roolang.domain.loading.advice import write
from roolang.domain.loading.amounts import kind_of
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral, Raw

_YES = {"yes", "y", "true", "t", "1", "x"}
_NO = {"no", "n", "false", "f", "0"}
_UNKNOWN = {"", "unknown", "?", "n/a", "na", "null", "none", "undetermined", "not known"}


def read_flag(raw: Raw, place: Place, report: Report) -> bool | None:
    """Whether it is so; `None` is unknown."""
    if raw is None or isinstance(raw, bool):
        return raw
    word = raw.text if isinstance(raw, Numeral) else raw.strip().casefold() if isinstance(raw, str) else ""
    if isinstance(raw, str) and word in _UNKNOWN:
        help = "leave the field out, or write `null`: then it is unknown"
    else:
        help = "write `true`" if word in _YES else "write `false`" if word in _NO else "write `true` or `false`"
    report.add("RL6003", place, f"this is `true` or `false`, and it says {kind_of(raw)}", help)
    return None


def read_by_text(raw: Raw, place: Place, report: Report, said: list[Said]) -> ByText:
    """An answer for every text, or a map from the name of an agreement or proposal (gone to `said`) to its answer."""
    if not isinstance(raw, dict):
        return read_flag(raw, place, report)
    answers: dict[str, bool] = {}
    names: dict[str, str] = {}
    for words, value in raw.items():
        name, there = " ".join(words.split()), place.field(words)
        answer = read_flag(value, there, report)
        said.append(Said("text", name, there))
        if answer is not None and answers.setdefault(names.setdefault(name.casefold(), name), answer) is not answer:
            report.add("RL6009", there, f"{quoted(name)} gets two answers", "keep the one that is so")
    return answers or None


def read_text(raw: Raw, place: Place, report: Report) -> str | None:
    """Words, or a number standing for words (an id); `None` if nobody wrote any."""
    if raw is None:
        return None
    text = raw.text if isinstance(raw, Numeral) else raw
    if isinstance(text, str) and text.strip():
        return text.strip()
    report.add(
        "RL6003",
        place,
        f"words are expected here, and this is {kind_of(raw)}",
        write("write {}, or leave it out", "..."),
    )
    return None


def read_list(raw: Raw, place: Place, report: Report, example: str) -> list[tuple[Raw, Place]]:
    """The entries of a list and where each stands; none if it is absent or no list."""
    if isinstance(raw, list):
        return [(value, place.entry(i)) for i, value in enumerate(raw)]
    if raw is not None:
        one = f'["{shown(raw)}"]' if isinstance(raw, str) and raw.strip() else f"[{example}]"
        report.add("RL6003", place, f"a list is expected here, and this is {kind_of(raw)}", f"write `{one}`")
    return []


def read_words(raw: Raw, place: Place, report: Report, example: str) -> list[tuple[str, Place]]:
    """The texts of a list, and where each stands."""
    found = []
    for value, there in read_list(raw, place, report, example):
        if isinstance(value, str) and value.strip():
            found.append((value, there))
        else:
            message = f"words are expected here, and this is {kind_of(value)}"
            report.add("RL6003", there, message, f"write `{example}`, or take the entry out")
    return found


class Claims:
    """Things of one kind asserted and denied, by their folded words, with a finding for what is both."""

    def __init__(self, report: Report, example: str, kind: str, said: list[Said]) -> None:
        self.report, self.example, self.kind, self.said = report, example, kind, said
        self.answers: dict[str, bool] = {}
        self._places: dict[str, Place] = {}

    def say(self, words: str, answer: bool, place: Place) -> None:
        """Takes one claim in."""
        key = fold(words)
        self.said.append(Said(self.kind, words, place))
        if self.answers.get(key, answer) is not answer:
            message = f"{quoted(words)} is asserted and denied at once; the other is {self._places[key]}"
            self.report.add("RL6009", place, message, "keep the one that is so")
        self.answers.setdefault(key, answer)
        self._places.setdefault(key, place)

    def take_list(self, raw: Raw, place: Place, answer: bool) -> None:
        """Takes in a list of words that all get the same answer."""
        for words, there in read_words(raw, place, self.report, self.example):
            self.say(words, answer, there)

    def take(self, raw: Raw, place: Place) -> None:
        """Takes in a list of what is so, or a map from words to whether they are so."""
        if not isinstance(raw, dict):
            self.take_list(raw, place, True)
            return
        for words, value in raw.items():
            answer = read_flag(value, place.field(words), self.report)
            if answer is not None:
                self.say(words, answer, place.field(words))
