"""Building much that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def steady() -> Iterator[None]:
    """No search for garbage meanwhile: it would look through all that is built, again and again, and find nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """What was built stays, and is not looked through for garbage while much is made and thrown away beside it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
