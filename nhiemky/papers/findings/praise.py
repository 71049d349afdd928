"""Praise without a title: so many "khen thưởng", "tuyên dương", "biểu dương", with what they are praised for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhiemky.papers.findings.actors import Actors
from nhiemky.papers.findings.alphabet import alternatives
from nhiemky.papers.findings.recipients import Recipients, named_in
from nhiemky.papers.findings.sentences import Document, Sentence
from nhiemky.papers.findings.titles import TITLE, YEAR, Title, giver_of
from nhiemky.papers.findings.words.awards import COUNTED, NOT_PRAISED, PRAISE, PRAISED

LONGEST_FOR = 140
_VERBS = alternatives(PRAISE)
_WHO = rf"\d[\d.]* (?:lượt )?(?:{COUNTED}|{PRAISED})(?!\w)"
_COUNT = rf"{_WHO}(?:(?:,| và|, và) (?:\d[\d.]* )?(?:lượt )?(?:{COUNTED}|{PRAISED})(?!\w)){{0,5}}"
# "đã khen thưởng đột xuất cho 2 tập thể", "biểu dương, khen thưởng 12 cá nhân"
_GIVEN = re.compile(
    rf"(?<!\w)(?P<verbs>(?:(?:{_VERBS})(?:,| và)? )*(?P<verb>{_VERBS}))(?P<kind>(?: [^\W\d]+){{0,12}}?)"
    rf"(?: cho| đối với)?(?: gần| hơn| trên)? (?P<count>{_COUNT})"
)
# "12 tập thể được Chủ tịch UBND huyện khen thưởng"
_GOT = re.compile(
    rf"(?P<count>{_COUNT})(?: [^.;:,\n]{{1,110}}?)? (?:đã |vinh dự )*được (?P<giver>(?:[^\W\d]+ ){{0,9}}?)"
    rf"(?P<verbs>(?:(?:{_VERBS})(?:,| và)? )*(?P<verb>{_VERBS}))(?!\w)"
)
# "Hội Luật gia tỉnh được UBND tỉnh khen thưởng"
_ONE_GOT = re.compile(
    rf"(?<!\w)(?:đã |vinh dự )*được (?P<giver>(?:[^\W\d]+ ){{0,9}}?)(?P<verbs>(?P<verb>{_VERBS}))(?!\w)"
    r"(?! (?:về|vì|trong) )"
)
NEAREST, FARTHEST = 3, 600
_FOR = re.compile(
    r",? (?:(?:đã|có|lập|đạt|vì|do|với|nhiều|những|là) )*"
    r"(?P<for>(?:thành tích|xuất sắc|tiêu biểu|điển hình|đóng góp|trong(?! đó)|về|cống hiến)(?!\w)[^.;:…\n\"]*)"
)
_THEN = re.compile(r" (?:đã |vinh dự )*được ?$")
_NOT_DONE = re.compile(rf"(?<!\w)(?:{alternatives(NOT_PRAISED)})(?: \w+){{0,2}} ?$")


def praised_by_name(document: Document, actors: Actors, sentence: Sentence) -> Iterator[Praise]:
    """Those named right before "được … khen thưởng"."""
    low = document.low
    for match in _ONE_GOT.finditer(low, sentence.start, sentence.end):
        start = max(sentence.start, match.start() - FARTHEST)
        clause = max(start, low.rfind(";", start, match.start()) + 1)
        named = named_in(document, actors, clause, match.start())
        if not named or match.start() - named[-1][1] > NEAREST or TITLE.search(low, match.end(), match.end() + 20):
            continue
        words, giver = _words(document, actors, sentence, match, "", match.end())
        year = YEAR.search(
            low, max(sentence.start, match.start() - FARTHEST), min(sentence.end, match.end() + FARTHEST)
        )
        title = Title(match.start("verbs"), match.end("verbs"), words, giver, int(year["year"]) if year else None)
        yield Praise(title, Recipients(named[-1][0], match.end(), named[-1:]), sums_up=False)


@dataclass(frozen=True, slots=True)
class Praise:
    """So many who were praised; `sums_up` where several verbs stand together, which a text then tells one by one."""

    title: Title
    got: Recipients
    sums_up: bool


def praises(document: Document, actors: Actors, sentence: Sentence) -> Iterator[Praise]:
    """Those counted in a sentence whom somebody praised, rewarded or honoured, under no title of the law."""
    low = document.low
    matches = [*_GIVEN.finditer(low, sentence.start, sentence.end), *_GOT.finditer(low, sentence.start, sentence.end)]
    place = sentence.start
    for match in sorted(matches, key=lambda match: match.start()):
        kind = match.groupdict().get("kind") or ""
        end = max(match.end("count"), match.end("verb"))
        if (
            match.start() < place
            or _NOT_DONE.search(low, max(sentence.start, match.start() - 50), match.start("verbs"))
            or TITLE.search(low, match.start("verbs"), min(sentence.end, end + 20))
        ):
            continue
        place = end
        year = YEAR.search(low, end, min(sentence.end, end + FARTHEST)) or YEAR.search(
            low, max(sentence.start, end - FARTHEST), end
        )
        words, giver = _words(document, actors, sentence, match, kind, end)
        got = Recipients(match.start(), end, counted=document.text[match.start("count") : match.end("count")])
        title = Title(match.start("verbs"), match.end("verbs"), words, giver, int(year["year"]) if year else None)
        yield Praise(title, got, match["verbs"] != match["verb"])


def _words(
    document: Document, actors: Actors, sentence: Sentence, match: re.Match[str], kind: str, end: int
) -> tuple[str, str]:
    """The words that stand for a title, and the giver where they name neither a kind nor a reason; a reason told once
    at the end of a sentence holds for all its praise.
    """
    low = document.low
    verb = match["verb"].capitalize()
    if kind.strip():
        start = match.start("kind")
        return f"{verb}{document.text[start : match.end('kind')]}", ""
    counted = match.end("count") if "count" in match.re.groupindex else match.start()
    told_before = _FOR.match(low, counted, match.start("verbs"))
    reason = told_before or _FOR.match(low, end, sentence.end)
    if reason is None:
        later = list(_GIVEN.finditer(low, end, min(sentence.end, end + FARTHEST)))
        reason = _FOR.match(low, later[-1].end(), sentence.end) if later else None
    if reason:
        start = reason.start("for")
        told = _THEN.sub("", document.text[start : min(reason.end(), start + LONGEST_FOR)])
        return f"{verb} {' '.join(told.split())}", ""
    passive = match.groupdict().get("giver")
    if passive is not None:
        start = match.start("giver")
        return verb, " ".join(document.text[start : match.end("giver")].split())
    return verb, giver_of(document, actors, max(sentence.start, end - FARTHEST), match.end("verbs") + 1)
