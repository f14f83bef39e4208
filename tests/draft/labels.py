"""The class labels of published rules against what the rules compile to: `python -m tests.draft.labels [--of AGREEMENT] [--top 40]`.

A label names the elements of a rule (`CTH`, `MAXNOM`, `TOLERANCE MAY BE USED`). Each must be found in the compiled
condition, whose canonical words are looked at: they have one form for each element. The labels know nothing of our
reading, and leave much out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator

from roolang.draft.english import read_rule
from roolang.format import show
from tests.draft.score import CORPUS, FRAGMENT, OPENED, names

PERCENT = r"\d+(?:\.\d+)?%"
FOUND = {
    "MAXNOM": rf"(?:not more than|less than|up to) {PERCENT}",
    "MAXNOM_OM": r"not more than value of originating",
    "MINOM_VALUE": rf"value of originating .*?(?:at least|more than) {PERCENT}",
    "MINOM": rf"value of originating .*?(?:at least|more than) {PERCENT}",
    "MAXWEIGHT": rf"weight of .*?(?:not more than|less than|up to) {PERCENT}",
    "RVC": rf"(?:regional|qualifying) value content at least {PERCENT}",
    "CC": r"change from any other chapter",
    "CTH": r"change from any other heading",
    "CTSH": r"change from any other subheading",
    "AH": r"change from any heading|change from .*(?:the same|any other good)|no change in tariff classification",
    "EXCEPT": r"except from|made from .* except",
    "INCLUDING": r"any other good of|change from any heading",
    "PRODUCTION FROM": r"made from|change from",
    "OR_ENUM": r"made from .*(?: together with |, )| or ",
    "PROCESSING": r"undergoes|undergo|materials that underwent",
    "PROCESSING_TEXTILE": r"undergoes|undergo",
    "WO": r"wholly obtained",
    "ORIGINATING": r"are originating|of originating",
    "MAY BE USED": r"however",
    "MAY NOT BE USED": r"except|no .* are",
    "SET": r"components",
    "ORIG RETAINED": r"origin|status",
    "MINOP": r"undergoes more than",
    "Insufficient processing": r"undergoes more than|any heading|no change",
    "TOLERANCE": r"",
    "RESTRICTION": r"",
}
"""What the canonical words of an element look like; a heading word such as `TOLERANCE` only tells where it stands."""
ELEMENT = re.compile("|".join(sorted(map(re.escape, FOUND), key=len, reverse=True)))


def labelled(name: str) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    """The rules of an agreement that have labels: what for, the words, the labels, how many instances."""
    for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups: list[list[tuple[str, list[str]]]] = []
        for rule in row["rules"]:
            entry = rule["text"], rule["class"] or []
            if groups and FRAGMENT.match(rule["text"]):
                groups[-1].append(entry)
            else:
                groups.append([entry])
        for group in groups:
            labels = tuple(label for _, each in group for label in each)
            if labels:
                yield row["heading"], "\n".join(text for text, _ in group), labels, len(group)


def missing(text: str, goods: str, labels: tuple[str, ...]) -> list[str]:
    """The elements of labels that are not in what a text compiles to."""
    reading = read_rule(text, goods)
    words = " ".join(show(reading.condition).split()) if reading.condition is not None else ""
    elements = dict.fromkeys(element for label in labels for element in ELEMENT.findall(label))
    return [each for each in elements if not re.search(FOUND[each], words)] if words else list(elements)


def main() -> None:
    """Prints how many instances hold all that their labels name, and the others by what they lack."""
    given = argparse.ArgumentParser()
    given.add_argument("--of")
    given.add_argument("--top", type=int, default=40)
    options = given.parse_args()
    every = names()
    closed = set(every[-6:]) - OPENED
    counts: Counter[str] = Counter()
    lacking: Counter[tuple[str, str]] = Counter()
    for name in sorted(every):
        if options.of and name != options.of:
            continue
        for goods, text, labels, number in labelled(name):
            lacks = missing(text, goods, labels)
            counts["all" if not lacks else "some"] += number
            if lacks:
                lacking[", ".join(lacks), "(set aside)" if name in closed else text] += number
    total = sum(counts.values())
    print(
        f"{total} labelled instances, {counts['all']} with every element: {100 * counts['all'] / max(total, 1):.2f} %"
    )
    print(f"{len(lacking)} distinct disagreements")
    for (lacks, text), number in lacking.most_common(options.top):
        reading = read_rule(text)
        print(f"\n{number} lacks {lacks}: {text!r}\n    {reading.condition and show(reading.condition)}")


if __name__ == "__main__":
    main()
