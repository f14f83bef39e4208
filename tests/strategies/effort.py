"""How hard to look: a few examples by default, many with `HYPOTHESIS_PROFILE=thorough`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


def often(examples: int) -> settings:
    """So many examples, twenty times as many if the search is thorough; on a slow machine too."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=examples * (20 if THOROUGH else 1), deadline=None, suppress_health_check=checks)
