"""Properties of the rules: enough examples for every run, more on demand, no deadline that a busy machine misses."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("rules", max_examples=int(os.environ.get("NHIEMKY_HYPOTHESIS_EXAMPLES", "30")), deadline=None)
settings.load_profile("rules")
