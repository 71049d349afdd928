"""Bytes → Paper: DOCX, PDF with text, saved web pages and plain text, in any encoding that Vietnamese was typed in.

`read(content, name)` is the door; `docs/reference/reader.md` lists what is refused and with which exit code.
"""

from __future__ import annotations

from nhiemky.papers.reader.door import VERSION, plain_name, read
from nhiemky.papers.reader.limits import DEFAULT_LIMITS, Limits, ReadRefusal

__all__ = ["DEFAULT_LIMITS", "VERSION", "Limits", "ReadRefusal", "plain_name", "read"]
