"""Settings for every test: a home of its own, background work done at once."""

from __future__ import annotations

import os
import tempfile

os.environ["NHIEMKY_HOME"] = tempfile.mkdtemp(prefix="nhiemky-test-")
os.environ["NHIEMKY_SECRET_KEY"] = "only-for-tests"
