"""Properties of the rules: few examples while one works, many in `make test`, no deadline that a busy machine misses.

Worlds of the roll-up take some 20 ms each to draw; with ten the rules are tested in the time of a breath.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("rules", max_examples=int(os.environ.get("NHIEMKY_HYPOTHESIS_EXAMPLES", "10")), deadline=None)
settings.load_profile("rules")
