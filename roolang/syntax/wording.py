"""The words in which messages name what the grammar awaits: tables only."""

from __future__ import annotations

WORDS = {
    "NAME": "a name",
    "STRING": "words in quotation marks",
    "CODE": "a tariff code",
    "LEVEL": "`heading` or another level",
    "NUMBER": "a number",
    "PERCENT": "a percentage",
    "MONEY": "an amount of money",
    "QUANTITY": "a weight or a count",
    "DATE": "a date",
    "PARTY": "a party",
    "COMPARE": "a comparison such as `at least`",
    "RULE_VERB": "`requires`",
    "APPLIES": "`applies`",
    "TREATED": "`originating` or `disregarded`",
    "VERDICT": "`originating`, `non-originating` or `undetermined`",
    "CLAIMABLE": "`claimable`",
    "TO": "`to`",
    "AND": "`and`",
    "OR": "`or`",
    "PROVIDED": "`provided that`",
    "LIMIT_OR": "`or`",
    "ENTRY_AND": "`,`",
    "PLUS": "`+`",
    "MINUS": "`-`",
    "MATERIAL_LINE": "`material`",
    "GOOD_LINE": "`good` and its tariff code",
    "MORE_THAN_ONE": "`more than one of`",
    "LABEL": "a label such as `(1)`",
    "LABEL1": "a label such as `(1)`",
    "LABEL2": "a label such as `(a)`",
    "LABEL3": "a label such as `(i)`",
}
"""How a terminal written as a pattern is called; those that are absent are never named."""
EXAMPLES = {
    "a tariff code": "a tariff code looks like `87`, `87.03` or `8703.21`",
    "a date": "write a date as `2020-07-01` or `1 July 2020`",
    "a party": "a party is two capital letters, such as `US`; several are separated by commas",
    "a limit such as `40%`": "write a percentage, or an amount such as `EUR 100` or `2 kg`",
    "a quantity": "such as `value of non-originating materials`, a number or an expression in parentheses",
    "`described as`": 'say which goods of it are meant: `ex 87.03 described as "..."`',
    "`requires`": "a rule says after `requires` what it asks",
    "a condition": "such as `change from any other heading` or `net cost content at least 50%`",
    "materials": "such as `non-originating materials of heading 84.07`",
    "an operation": "write its name, or its words in quotation marks",
    "words in quotation marks": 'such as `"Annex 4-B"`',
    "a comparison such as `at least`": "write `at least` or `not more than` before the number",
    "a label such as `(1)`": "each item begins with a label: `(1)`, inside it `(a)`, inside that `(i)`",
    "a number": "write it in digits, such as `2`",
    "a name": "a name is one or more words that the language does not keep for itself",
}
"""A help line for what is expected."""
GROUPS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = tuple(
    (words, frozenset(signs), frozenset(signs) | frozenset(members))
    for words, signs, members in (
        (
            "a condition",
            ("change from", "undergoes"),
            (
                *(
                    "all",
                    "some",
                    "no",
                    "any of",
                    "all of",
                    "none of",
                    "made from",
                    "good is",
                    "good is not",
                    "for",
                ),
                *("from", "until", "NAME", "COMPARE", "(", "ATTR", "established that", "within quota"),
                *(
                    "product rule is met",
                    "wholly obtained",
                    "undergoes more than insufficient operations",
                    "no change in tariff classification",
                ),
            ),
        ),
        (
            "a tariff code",
            ("CODE", "LEVEL", "any other"),
            (
                *(
                    "STRING",
                    "ex",
                    "any other good of",
                    "any",
                    "same",
                    "MORE_THAN_ONE",
                    "(",
                    "listed in",
                    "NAME",
                ),
                *("ATTR", "all other goods", "sets"),
            ),
        ),
        (
            "a tariff code",
            ("CODE",),
            ("LEVEL", "("),
        ),
        (
            "materials",
            ("non-originating", "imported", "NAME"),
            ("all", "originating", "STRING", "ATTR", "PARTY", "country", "each", "good"),
        ),
        ("an operation", ("NAME", "STRING", "COMPARE"), ("(",)),
        (
            "a limit such as `40%`",
            ("PERCENT", "QUANTITY"),
            ("MONEY", "NUMBER", "OPEN_NUMBER", "ATTR"),
        ),
        ("a quantity", ("PERCENT", "MONEY", "NAME"), ("NUMBER", "(", "greater of", "lesser of")),
        ("a label such as `(1)`", ("LABEL1", "LABEL2"), ("LABEL3", "ATTR_ITEM1", "ATTR_ITEM2", "ATTR_ITEM3")),
        ("a label such as `(a)`", ("LABEL2", "LABEL3"), ("ATTR_ITEM2", "ATTR_ITEM3")),
    )
)
"""What a set of expected terminals amounts to: its words, those that betray it, and those it covers."""
FIRST = (
    *("RULE_VERB", "as", "are", ":", "]", ")", "AND", "OR", "LIMIT_OR", "COMPARE", "by", "with", "under"),
    *("given", "expect", "ENTRY_AND", ",", "CODE", "NAME", "STRING"),
)
"""Of many expectations these are named first; of the rest, all but `LAST` come next."""
LAST = (
    *("cite", "note", "however", "where", "exported from", "imported into", "TO", "from", "at every tier"),
    *("except", "in force", "of", "PROVIDED"),
)
INSIDE_PATTERNS = (
    *("requires", "additionally requires", "alternatively accepts", "applies", "does not apply"),
    *("originating", "non-originating", "undetermined", "claimable", "disregarded", "not less than", "at least"),
    *("not more than", "at most", "more than", "less than", "does not exceed", "exceeds", "equal to", "chapter"),
    *("greater than", "lower than", "not exceeding", "not greater than", "must not exceed", "shall not exceed"),
    *("chapters", "heading", "headings", "subheading", "subheadings", "tariff item", "tariff items"),
    *("to", "through", "and", "or", "provided that", "material", "good", "more than one of"),
)
"""The phrases that stand in the patterns of `terminals.lark`."""
