"""Awards that a text gives, reports or proposes: one per title and recipient, with the giver in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nhiemky.papers.findings.actors import Actors
from nhiemky.papers.findings.alphabet import alternatives
from nhiemky.papers.findings.grammar.spans import Spans
from nhiemky.papers.findings.model import Award, Target
from nhiemky.papers.findings.recipients import Recipients, recipients_of
from nhiemky.papers.findings.sentences import Document, Sentence
from nhiemky.papers.findings.titles import JOINED, TITLE, YEAR, Title, share_givers, titles_of
from nhiemky.papers.findings.words.awards import COUNTED, GIVING, NOT_GIVEN

_GIVING = re.compile(rf"(?<!\w)(?:{alternatives(GIVING)})(?!\w)")
_NOT_GIVEN = re.compile(rf"(?<!\w)(?:{alternatives(NOT_GIVEN)})(?!\w)|\d ?% ")
# "tặng Bằng khen 9 cá nhân và 9 tập thể": the count stands right behind the title.
_COUNT_BEHIND = re.compile(rf" (\d[\d.]* {COUNTED}(?:(?:,| và) \d[\d.]* {COUNTED})*)")
# "được phối hợp trao giấy khen cho các cá nhân xuất sắc": those, not who was there to give it.
_SEVERAL_BEHIND = re.compile(rf" (?:cho|đối với) ((?:các|những) {COUNTED}(?:(?:,| và)(?: các| những)? {COUNTED})*)")
_LINE_BEFORE = re.compile(r"(?:[-+*•●▪]|\d{1,3}[.)/ ]|[a-zđ]\)|[ivx]+\. )?[^.;]{0,90}")
LONGEST_LINE = 200
MOST_JOINED = 6
LONGEST_CELL = 60
CELLS_ABOVE = 4
_OPEN_TITLE = re.compile(r"(?:của|chủ tịch|ubnd|thủ tướng|bộ trưởng|ủy ban|chính|nhân dân|hạng|ban chấp hành)\.?$")
LINES_ABOVE = 15
_OF_GIVER = re.compile(" của ")
_ONLY_RULED = (" trở lên", " không quá", " tối đa")


def find_awards(document: Document, actors: Actors, targets: Sequence[Target] = ()) -> tuple[Award, ...]:
    """Each award of the text, once per title and recipient, whose fullest name counts ("Ban Tổ chức Huyện ủy An Phú"
    for "Ban Tổ chức Huyện ủy"); what a target asks to be won is not won yet.
    """
    wanted = Spans(targets)
    found: dict[tuple[str, str], Award] = {}
    for index, sentence in enumerate(document.sentences):
        for title, got in _awards_in(document, actors, sentence, index):
            if wanted.meeting(document.place_in_paper(title.start), document.place_in_paper(title.end - 1) + 1):
                continue
            for award in _one_each(document, title, got):
                key = (award.title.lower(), (award.recipient or "").lower() if got.named else "")
                found.setdefault(key, award)
    named = {title for title, recipient in found if recipient}
    named |= {words[: match.start()] for words, _ in found for match in _OF_GIVER.finditer(words)}
    shorter = {
        own
        for own, following in pairwise(sorted(found))
        if own[0] == following[0] and following[1].startswith(f"{own[1]} ")
    }
    return tuple(award for own, award in found.items() if (own[1] or own[0] not in named) and own not in shorter)


def _awards_in(
    document: Document, actors: Actors, sentence: Sentence, index: int
) -> Iterator[tuple[Title, Recipients]]:
    """The titles given in one sentence, each with those who get it."""
    low = document.low
    first = TITLE.search(low, sentence.start, sentence.end)
    if first is None or not (
        _GIVING.search(low, sentence.start, sentence.end)
        or _is_line_of_awards(document, first.start(), sentence, index)
    ):
        return
    row = _row_of_table(document, actors, sentence, index, first)
    if row:
        yield row
        return
    titles = share_givers(low, list(titles_of(document, actors, sentence)))
    borders = [sentence.start, *(title.end for title in titles)]
    before: Recipients | None = None
    for number, title in enumerate(titles):
        if not _is_given(low, borders[number], title):
            continue
        after = titles[number + 1].start if number + 1 < len(titles) else sentence.end
        last = number + 1 == len(titles)
        got = recipients_of(document, actors, (title.start, title.end), (borders[number], after), index, last=last)
        several = _behind(document, title, _SEVERAL_BEHIND)
        if several and all(end <= title.start for _, end in got.named):
            got = several
        if not got.named and not got.counted:
            got = (
                _behind(document, title, _COUNT_BEHIND)
                or _shared(document, actors, titles[number : number + MOST_JOINED], sentence, index)
                or got
            )
        if not got.named and not got.counted and before and before.is_subject:
            got = replace(got, named=before.named, counted=before.counted, is_subject=True)
        before = got
        if got.named or not title.words.startswith("Khen thưởng"):
            yield title, got


def _behind(document: Document, title: Title, pattern: re.Pattern[str]) -> Recipients | None:
    """Those counted right behind a title, without a name."""
    behind = pattern.match(document.low, title.end)
    if behind is None:
        return None
    return Recipients(title.start, behind.end(), counted=document.text[behind.start(1) : behind.end(1)])


def _row_of_table(
    document: Document, actors: Actors, sentence: Sentence, index: int, title: re.Match[str]
) -> tuple[Title, Recipients] | None:
    """An award in a table whose cells stand on lines of their own: who gets it, what for, the title."""
    low, body = document.low, document.body
    alone = (
        title.start() == sentence.start
        and "\n" in body[sentence.end : sentence.end + 1]
        and body[sentence.start - 1] == "\n"
    )
    if not alone or sentence.end - sentence.start > LONGEST_CELL or not title["title"]:
        return None
    end = sentence.end
    if _OPEN_TITLE.search(low, sentence.start, end) and index + 1 < len(document.sentences):
        end = document.sentences[index + 1].end
    cells = list(_named_cells(document, actors, index))
    if not cells:
        return None
    nearest, farthest = cells[0], cells[-1]
    is_giver = len(cells) > 1 and nearest[1] == document.sentences[index - 1].end
    giver = " ".join(document.text[nearest[0] : nearest[1]].split()) if is_giver else ""
    words = " ".join(document.text[sentence.start : end].split())
    year = YEAR.search(low, farthest[1], end)
    own = Title(sentence.start, end, words[:1].upper() + words[1:], giver, int(year["year"]) if year else None)
    return own, Recipients(farthest[0], end, (farthest,))


def _named_cells(document: Document, actors: Actors, index: int) -> Iterator[tuple[int, int]]:
    """Short lines above a title that begin with somebody's name, the nearest first, up to the row before."""
    for above in reversed(document.sentences[max(0, index - CELLS_ABOVE) : index]):
        if TITLE.match(document.low, above.start):
            return
        if above.end - above.start <= LONGEST_CELL and actors.between(above.start, min(above.end, above.start + 8)):
            yield above.start, above.end


def _shared(
    document: Document, actors: Actors, titles: list[Title], sentence: Sentence, index: int
) -> Recipients | None:
    """The recipients of the title that follows, where two titles stand side by side."""
    for number, (title, following) in enumerate(pairwise(titles)):
        if not JOINED.fullmatch(document.low, title.end, following.start):
            return None
        rest = titles[number + 2].start if number + 2 < len(titles) else min(sentence.end, following.end + 400)
        span = (following.start, following.end)
        got = recipients_of(document, actors, span, (title.end, rest), index, last=number + 2 == len(titles))
        if got.named or got.counted:
            return got if got.listed_below else replace(got, start=titles[0].start)
    return None


def _is_given(low: str, before: int, title: Title) -> bool:
    """Whether a title is given, reported or proposed here, not hoped for or ruled about."""
    near = low[max(before, title.start - 80) : title.start].rpartition(";")[2]
    return not _NOT_GIVEN.search(near) and not low.startswith(_ONLY_RULED, title.end)


def _is_line_of_awards(document: Document, title: int, sentence: Sentence, index: int) -> bool:
    """Whether a line of a list or table names an award without a verb ("- Năm 2018: Cờ thi đua của Chính phủ"), under
    no heading of hopes.
    """
    low = document.low
    if sentence.end - sentence.start > LONGEST_LINE or not _LINE_BEFORE.fullmatch(low, sentence.start, title):
        return False
    above = document.sentences[max(0, index - LINES_ABOVE) : index]
    heading = next(
        (
            other
            for other in reversed(above)
            if low[other.end - 1] == ":" or document.body[other.start : other.end].isupper()
        ),
        None,
    )
    return heading is None or not _NOT_GIVEN.search(low, heading.start, heading.end)


def _one_each(document: Document, title: Title, got: Recipients) -> Iterator[Award]:
    """One award per recipient, or one without a named recipient."""
    if not got.named:
        yield Award(
            title=title.full,
            recipient=got.counted or None,
            year=title.year,
            **document.place(_without_joint(document.low, got.start), got.end),
        )
    for start, end in got.named:
        recipient = " ".join(document.text[start:end].split())
        quote, year = (_without_joint(document.low, got.start), got.end), title.year
        if got.listed_below:
            quote = (start, _with_parenthesis(document.low, end))
            own = list(YEAR.finditer(document.low, end, quote[1]))
            year = int(own[-1]["year"]) if own else year
        yield Award(title=title.full, recipient=recipient, year=year, **document.place(*quote))


def _without_joint(low: str, start: int) -> int:
    """The start of a clause without the comma, bullet or "và" that leads into it."""
    joint = re.compile(r"[\s,;:+*•-]*(?:và )?").match(low, start)
    return joint.end() if joint else start


def _with_parenthesis(low: str, end: int) -> int:
    """The end of a name with what stands in parentheses behind it."""
    if not low.startswith(" (", end):
        return end
    closing = low.find(")", end, end + 80)
    return closing + 1 if closing > 0 else end
