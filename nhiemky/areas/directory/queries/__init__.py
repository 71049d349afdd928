"""Every read of the directory, shaped for pages and papers."""

from __future__ import annotations

from nhiemky.areas.directory.queries.faces import Face, face, faces, names, organisation_name
from nhiemky.areas.directory.queries.history import History, Hit, history, search, trail
from nhiemky.areas.directory.queries.people import (
    OfficeHolder,
    officers,
    organisations_of,
    running_term,
    signers,
    terms,
)
from nhiemky.areas.directory.queries.trees import Member, TreeLine, chain, members, structure, tree

__all__ = [
    "Face",
    "History",
    "Hit",
    "Member",
    "OfficeHolder",
    "TreeLine",
    "chain",
    "face",
    "faces",
    "history",
    "members",
    "names",
    "officers",
    "organisation_name",
    "organisations_of",
    "running_term",
    "search",
    "signers",
    "structure",
    "terms",
    "trail",
    "tree",
]
