"""A read paper as it is kept between reading and registering: its blocks as spans of the kept text. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nhiemky.papers.content import Block, BlockKind, Paper, Place, Source
from nhiemky.papers.reader.keepable import kept_letters


def facts_of(paper: Paper) -> dict[str, Any]:
    """The paper without its text, as plain values."""
    source = paper.source
    return {
        "blocks": [_block(block) for block in paper.blocks if block.place is not None],
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "size": source.size,
            "pages": source.pages,
            "legacy_encoding": source.legacy_encoding,
            "published": source.published.isoformat() if source.published else None,
        }
        if source
        else None,
        "title": kept_letters(paper.title),
        "type_name": paper.type_name,
        "subject": kept_letters(paper.subject),
        "number_line": kept_letters(paper.letterhead.number_line) if paper.letterhead else "",
        "issuer": kept_letters(paper.letterhead.left[-1]) if paper.letterhead and paper.letterhead.left else "",
        "dated": paper.dated.isoformat() if paper.dated else None,
        "warnings": list(paper.warnings),
    }


def _block(block: Block) -> list[Any]:
    place = block.place or Place(0, 0)
    return [block.kind.value, place.start, place.end, place.page, place.part, block.clause, block.level]


def paper_of(facts: Mapping[str, Any], text: str) -> Paper:
    """The paper that `facts_of` kept, with its text."""
    source = facts.get("source")
    return Paper(
        blocks=tuple(_block_of(row, text) for row in facts.get("blocks", ())),
        text=text,
        title=facts.get("title", ""),
        source=Source(**{**source, "published": _day(source.get("published"))}) if source else None,
        type_name=facts.get("type_name", ""),
        subject=facts.get("subject", ""),
        dated=_day(facts.get("dated")),
        warnings=tuple(facts.get("warnings", ())),
    )


def _block_of(row: list[Any], text: str) -> Block:
    kind, start, end, page, part, clause, level = row
    return Block(BlockKind(kind), text[start:end], Place(start, end, page, part), clause, level)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class DocumentProposal:
    """How the text would be entered in the register, as its own head tells it; a person confirms or changes it."""

    type_name: str
    number_text: str
    signed_on: datetime.date | None
    subject: str
    issuer: str


_NUMBER = re.compile(r"^\s*Số\s*:?\s*", re.IGNORECASE)
_UNFILLED = re.compile(r"[….]{2,}|…")


def document_proposal(facts: Mapping[str, Any]) -> DocumentProposal:
    """What the head of a kept paper says of its number, day and subject; empty where it says nothing."""
    number = _NUMBER.sub("", facts.get("number_line", "")).strip()
    return DocumentProposal(
        type_name=facts.get("type_name", ""),
        number_text="" if _UNFILLED.search(number) else number[:80],
        signed_on=_day(facts.get("dated")),
        subject=(facts.get("title") or facts.get("subject") or "")[:1000],
        issuer=facts.get("issuer", "")[:300],
    )
