"""Every write of the documents: keyword-only, with who does it and at which moment."""

from __future__ import annotations

from nhiemky.areas.documents.actions.issuing import issue, issue_number, withdraw
from nhiemky.areas.documents.actions.registering import read_again, register

__all__ = ["issue", "issue_number", "read_again", "register", "withdraw"]
