"""Which kinds of tokens join, begin and end what, by what a clause is about; the walk over them is in `phrasing`."""

from __future__ import annotations


def kinds(words: str) -> frozenset[str]:
    """Kinds of tokens."""
    return frozenset(words.split())


LISTS = kinds("DASH LABEL LINE")
"""What a list is set out by."""
STRONG = kinds(". : ;")
"""Marks between clauses."""
STARTS = kinds(
    "ALLOWING RETAINED ALL_ORIGINATE STANDARD ADDITION ALTERNATIVELY ANY_OF CHANGE_FROM CHANGE_TO CONTENT EACH "
    "FROM_MADE GOOD_IS NONE NOT_ANY HOWEVER IN_EACH IN_WHICH ITEM_OF_SET ITS MANUFACTURE MATERIALS_NOT_OF "
    "MATERIALS_OF_ANY MAX_NOM MEASURE NOCHANGE PROVIDED SHIFT UNDERGO WHOLLY_OBTAINED "
    "WITHIN_LIMIT"
)
"""With what only a clause begins."""
LEADS = kinds("ADDITION ALTERNATIVELY ANY_OF EACH HOWEVER IN_EACH IN_WHICH MANUFACTURE PROVIDED WITHIN_LIMIT")
"""What only leads to a clause, and joins it to the one before."""
CLASSES = kinds("ALIKE ANY_AT ANY_GOOD ANY_OTHER CODE MORE_THAN_ONE OF_SAME PRODUCTS SAME")
"""What a class of codes begins with."""
THOSE = kinds("ALL FROM MATERIALS OF_NOTHING OF_NOW OTHER WHOSE")
"""What may stand in `those of` and its like."""
ENDS = kinds(
    "MADE_OF MADE_OF_OTHERS REQUIRED ONLY_UP_TO ARE_NOT_OF ARE_UNLIKE MADE_UP ALSO ARE ARE_OF_ANOTHER BOTH "
    "COMPARE DATED EXCEPT FOCUS FROM GROUP_INCLUDED INCLUDING_OTHER IN_GROUP LINK MAY_BE_USED METHOD OFF_GROUP "
    "OF_ANOTHER PLACE UNDERGONE USED"
)
"""Before what a connective joins nothing."""
VERBS = kinds(
    "ARE ARE_NOT_OF ARE_OF_ANOTHER ARE_UNLIKE COMPARE MADE_OF_OTHERS MAY_BE_USED OF_ANOTHER ONLY_UP_TO UNDERGO"
)
"""What says something of the materials before it."""
CONTEXTS = {
    "CHANGE_TO": "scope",
    "NOCHANGE": "scope",
    "CHANGE_FROM": "class",
    "MATERIALS_OF_ANY": "class",
    "SHIFT": "class",
    "MATERIALS_NOT_OF": "class",
    "FROM_MADE": "from",
    "ALIKE": "mats",
    "ALLOWING": "mats",
    "NONE": "mats",
    "NOT_ANY": "mats",
    "MADE_OF": "mats",
    "MEASURE": "mats",
    "UP_TO": "mats",
    "ITS": "mats",
    "ALL": "mats",
    "WHOSE": "mats",
    "MATERIALS": "mats",
    "OTHER": "mats",
    "CONTENT": "limits",
    "MAX_NOM": "limits",
    "OPERATION": "op",
    "GOOD_IS": "op",
    "UNDERGO": "op",
}
"""What a clause is about, by its first token."""
SOFT = kinds("BASE_NAME FROM LEVEL MADE NUMBER ODD OF_NOTHING OF_NOW OTHER OUTSIDE PAREN PLACE TO WITHIN WORD")
"""What may stand inside a description anywhere."""
WORDY = SOFT - kinds("OF_NOTHING OF_NOW")
BEGINS = {
    "limits": WORDY,
    "scope": SOFT | kinds("ALL MATERIALS OPERATION UNDERGO USED WHOSE"),
    "class": SOFT | kinds("ALL COMPARE MATERIALS OPERATION UNDERGO WHOSE"),
    "from": WORDY | kinds("OPERATION"),
    "mats": WORDY | kinds("OPERATION"),
}
"""What a description may begin with."""
SOFT_IN = {
    "scope": SOFT
    | kinds(
        "REQUIRED ALL ARE BASE BY_MEASURE COMPARE EXCEPT IN_WHICH LINK MATERIALS OPERATION PERCENT UNDERGO UP_TO "
        "USED WHOSE"
    ),
    "class": SOFT
    | kinds(
        "REQUIRED MANUFACTURE ALL ARE BY_MEASURE COMPARE LINK MATERIALS OPERATION PERCENT UNDERGO UP_TO USED WHOSE"
    ),
    "from": SOFT | kinds("REQUIRED MANUFACTURE ALL ARE BY_MEASURE COMPARE IN_WHICH MATERIALS OPERATION"),
    "mats": SOFT | kinds("REQUIRED MANUFACTURE BY_MEASURE MATERIALS OPERATION"),
    "op": SOFT
    | kinds(
        "REQUIRED MANUFACTURE ALL ARE BASE CODE COMPARE EXCEPT MATERIALS MEASURE OF_SAME "
        "OPERATION PERCENT SAME USED WHOSE"
    ),
    "limits": SOFT,
    "start": SOFT,
}
"""What may stand inside it."""
