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
from nhiemky.papers.findings.praise import praised_by_name, praises
from nhiemky.papers.findings.recipients import Recipients, recipients_of
from nhiemky.papers.findings.retold import Told, once_each
from nhiemky.papers.findings.sentences import Document, Sentence
from nhiemky.papers.findings.titles import JOINED, TITLE, YEAR, Title, giver_of, share_givers, titles_of
from nhiemky.papers.findings.words.awards import COUNTED, DUTIES, GIVES, GIVING, NOT_GIVEN

_GIVING = re.compile(rf"(?<!\w)(?:{alternatives(GIVING)})(?!\w)")
_NOT_GIVEN = re.compile(rf"(?<!\w)(?:{alternatives(NOT_GIVEN)})(?!\w)")
_SHARE = re.compile(r"\d ?% (?!đại biểu|phiếu|ý kiến|thành viên|số phiếu)")  # "100% đảng viên đạt …" is wanted
# "tặng Bằng khen 9 cá nhân và 9 tập thể": the count stands right behind the title.
_COUNT_BEHIND = re.compile(rf":?(?: tặng)? (\d[\d.]* (?:lượt )?{COUNTED}(?:(?:,| và) \d[\d.]* (?:lượt )?{COUNTED})*)")
_LINE_BEFORE = re.compile(r"(?:[-+*•●▪]|\d{1,3}[.)/ ]|[a-zđ]\)|[ivx]+\. )?[^.;]{0,90}")
LONGEST_LINE = 200
MOST_JOINED = 6
LONGEST_CELL = 60
CELLS_ABOVE = 4
_OPEN_TITLE = re.compile(r"(?:của|chủ tịch|ubnd|thủ tướng|bộ trưởng|ủy ban|chính|nhân dân|hạng|ban chấp hành)\.?$")
_DUTY = re.compile(rf"(?<!\w)(?:{alternatives(DUTIES)})(?!\w)[^.\n]*$")
_GROUNDS = re.compile(r"[\W]*(?:căn cứ|theo quy định|thực hiện quy định|theo khoản|theo điều)(?!\w)")  # law quoted
# What stands before a title that is won though nobody is named: a verb of giving or getting, a number, "là".
_GIVEN_NEAR = re.compile(
    rf"(?<!\w)(?:{GIVES}|đạt|đoạt|giành|(?<!công )(?<!ghi )nhận|là|suy tôn|đề nghị|đạt danh hiệu)(?!\w)|"
    rf"\d (?:lá )?[\"']?$"
)
_JOINED_ON = re.compile(r"[\"']?(?: \([^)]*\))?(?:[,;:]| và)* ?")
_LINE_START = re.compile(r"[-+*•●▪]|\d{1,2}[.)]|[a-zđ]\)")
_GIVES_BELOW = re.compile(rf"(?<!\w){GIVES} ?:$")
_GOES_ON = re.compile(r"[\"')]?(?:[:;,]| và)* ?(?:\d+ )?")  # between two titles of one list
_HANDED_ON = re.compile(r"[^.;\n]{0,80}trưởng (?:khối|cụm)")
_HOUSEHOLDS = re.compile(r"\d (?:hộ|gia đình|dòng họ|thôn|cộng đồng)[^.;,\n]{0,30}$")
LINES_ABOVE = 15
NEAR = 70
LONGEST_DUTY = 400
LAST_WORDS = 60  # of a heading say what its list is for
SENTENCES_OF_HEAD, SHORTEST = 3, 4  # a page's heading and first lines tell in sum what it tells further down
_ONLY_RULED = (" trở lên", " không quá", " tối đa")


def find_awards(document: Document, actors: Actors, targets: Sequence[Target] = ()) -> tuple[Award, ...]:
    """Each award of the text, once per title and recipient, whose fullest name counts ("Ban Tổ chức Huyện ủy An Phú"
    for "Ban Tổ chức Huyện ủy"); what a target asks to be won is not won yet.
    """
    wanted = Spans(targets)
    given = [
        told
        for index, sentence in enumerate(document.sentences)
        for told in _told_in(document, actors, sentence, index)
        if not wanted.meeting(document.place_in_paper(told[0].start), document.place_in_paper(told[0].end - 1) + 1)
    ]
    return once_each(
        [
            Told(award, bool(got.named) and award.recipient != got.counted, sums_up)
            for title, got, sums_up in given
            for award in _one_each(document, title, got)
        ]
    )


def _told_in(
    document: Document, actors: Actors, sentence: Sentence, index: int
) -> Iterator[tuple[Title, Recipients, bool]]:
    """Titles and praise of one sentence, each with those who get it; whether it only sums up what is told apart."""
    titles = [(title, got, False) for title, got in _awards_in(document, actors, sentence, index)]
    head = SENTENCES_OF_HEAD if len(document.sentences) > SHORTEST else 0
    praise = [
        (one.title, one.got, one.sums_up or index < head)
        for one in (*praises(document, actors, sentence), *praised_by_name(document, actors, sentence))
        if not any(got.start < one.got.end and one.got.start < got.end for _, got, _ in titles)
    ]
    return iter(sorted((*titles, *praise), key=lambda told: told[0].start))


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
    above = _giver_above(document, actors, index) if any(not title.giver for title in titles) else ""
    if above:
        titles = [title if title.giver or not title.by_name else replace(title, giver=above) for title in titles]
    borders = [sentence.start, *(title.end for title in titles)]
    grounds = bool(_GROUNDS.match(low, sentence.start))
    before: Recipients | None = None
    refused = False
    for number, title in enumerate(titles):
        joined = refused and _GOES_ON.fullmatch(low, titles[number - 1].end, title.start)
        refused = bool(joined) or not _is_given(low, borders[number], title)
        if refused:
            continue
        after = titles[number + 1].start if number + 1 < len(titles) else sentence.end
        last = number + 1 == len(titles)
        got = recipients_of(document, actors, (title.start, title.end), (borders[number], after), index, last=last)
        if not got.named and not got.counted:
            got = (
                _behind(document, title, _COUNT_BEHIND)
                or _shared(document, actors, titles[number : number + MOST_JOINED], sentence, index)
                or got
            )
        if not got.named and not got.counted and before and before.is_subject:
            got = replace(got, named=before.named, counted=before.counted, is_subject=True)
        before = got
        if not got.named and not got.counted and (grounds or not _is_said_to_be_given(low, borders[number], title)):
            continue
        if got.named or not title.words.startswith("Khen thưởng"):
            yield title, got


def _giver_above(document: Document, actors: Actors, index: int) -> str:
    """The giver whom the heading of a list names: "UBND tỉnh tặng:" above "- Bằng khen: 12 tập thể"."""
    if index == 0 or not _LINE_START.match(document.body, document.sentences[index].start):
        return ""
    for other in reversed(document.sentences[max(0, index - LINES_ABOVE) : index]):
        if document.low[other.end - 1] == ":":
            verb = _GIVES_BELOW.search(document.low, other.start, other.end)
            return giver_of(document, actors, other.start, other.end) if verb else ""
        if not _LINE_START.match(document.body, other.start):
            return ""
    return ""


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
    if title.words.startswith("Cờ") and _HANDED_ON.match(low, title.end):
        return False  # a block's flag goes to the one that leads it next
    if title.words.startswith("Đạt tiêu chuẩn") and _HOUSEHOLDS.search(near):
        return False  # how many met a standard is a result
    line = max(low.rfind("\n", 0, title.start) + 1, title.start - LONGEST_DUTY)
    if _DUTY.search(low, line, title.start) or title.words == "Danh hiệu":
        return False
    return not (_NOT_GIVEN.search(near) or _SHARE.search(near) or low.startswith(_ONLY_RULED, title.end))


def _is_said_to_be_given(low: str, before: int, title: Title) -> bool:
    """Whether a title without recipients is given, or counted, right here, or is the line's own subject: others are
    only spoken of.
    """
    near = low[max(before, title.start - NEAR) : title.start]
    line = low.rfind("\n", 0, title.start) + 1
    return bool(_GIVEN_NEAR.search(near) or _JOINED_ON.fullmatch(near) or title.start - line < NEAR // 2)


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
    if heading is None:
        return True
    if _GIVES_BELOW.search(low, heading.start, heading.end):  # "hoàn thiện hồ sơ đề nghị … tặng thưởng:"
        return "phấn đấu" not in low[heading.start : heading.end]
    nearest = max(low.rfind(", ", heading.start, heading.end), heading.end - LAST_WORDS)
    if nearest > heading.start and _GIVING.search(
        low, nearest, heading.end
    ):  # "…, làm cơ sở đề nghị khen thưởng cụ thể:"
        return not _NOT_GIVEN.search(low, nearest, heading.end)
    return not _NOT_GIVEN.search(low, heading.start, heading.end)


def _one_each(document: Document, title: Title, got: Recipients) -> Iterator[Award]:
    """One award per recipient, and one for those who are only counted, or for nobody named."""
    if title.other_giver:
        yield from _one_each(document, replace(title, giver=title.other_giver, other_giver=""), got)
    if got.counted or not got.named:
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
    joint = re.compile(r"[\s,;:+*•-]*(?:năm \d{4},? )?(?:và )?").match(low, start)
    return joint.end() if joint else start


def _with_parenthesis(low: str, end: int) -> int:
    """The end of a name with what stands in parentheses behind it."""
    if not low.startswith(" (", end):
        return end
    closing = low.find(")", end, end + 80)
    return closing + 1 if closing > 0 else end
