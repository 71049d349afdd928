"""Who gets an award: named behind "cho", before "được tặng", or on the lines below a sentence that ends in a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhiemky.papers.findings.actors import Actors
from nhiemky.papers.findings.alphabet import UPPER
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.titles import TITLE
from nhiemky.papers.findings.words.awards import COUNTED, GIVES

LINES_BELOW = 40
FARTHEST_VERB = 40
FARTHEST_COUNT, FARTHEST_SEVERAL = 90, 25
LONGEST_STRETCH = 3_000
_ITEM_END = re.compile(r";| và |\n|\d\.")
_FOR = re.compile(r" (?:cho|đối với|dành cho|tới|đến|thuộc về)(?= |:)(?: (?P<all>các|những)(?= |:))?")
_OPENED = re.compile(r"[^.;:\n]{0,90}:(?= ?[\w\"])")
_OPENED_AFTER = re.compile(r"[^.;\n]{0,80}?(?::|,? (?:bao )?(?:gồm|là|như)\b(?: có)?:?)")
_NUMBER = r"(?:\d[\d.]*|một|hai|ba|các|những|nhiều)"
COUNT = re.compile(
    rf"(?<!\w){_NUMBER} (?:lượt )?{COUNTED}(?!\w)(?:(?:(?: [^\W\d]+){{1,9}}?(?=(?:,| và) \d))?"
    rf"(?:,| và|, và) (?:{_NUMBER} )?(?:lượt )?{COUNTED}(?!\w)){{0,5}}"
)
_GETS = re.compile(
    r"(?<!\w)(?:được|vinh dự|(?<!công )(?<!ghi )(?<!chứng )nhận|đạt|đoạt|giành|xếp|(?P<proposed>đề nghị))(?!\w)"
)
# "… và Hội Luật gia đề nghị UBND tỉnh tặng": who stands right before such a verb gives, and gets nothing.
_THEN_GIVES = re.compile(rf" (?:đã |cũng |còn |vừa |sẽ |quyết định |xét |đề nghị )*{GIVES}(?!\w)")
# Between two names of one list that stands before its verb: "Hội A (xã B), Hội C và ông D".
_NEXT = re.compile(
    r"(?: \([^()\n]{1,60}\))?(?P<joint>,? và |, )(?:(?:các |đ/c |đồng chí |ông |bà |em |anh |chị |thầy |cô )*)"
)
_INSIDE = re.compile(r"(?:thị trấn|huyện|thị xã|thành phố|quận|tỉnh)")  # behind a comma: the place of what is before it
_UNIT_BEFORE = re.compile(r", (?:huyện|thị xã|thành phố|quận|tỉnh) $")  # what follows is a place's name
_SUPERIOR = (" thuộc ", " trực thuộc ")
_WHO = re.compile(rf"{COUNTED}(?!\w)|(?<!\w)cho(?!\w)")
_PAIR = re.compile(rf"(?<!\w)[{UPPER}]\w+(?: [{UPPER}]\w*){{1,3}} và [{UPPER}]\w+(?: [{UPPER}]\w*){{1,3}}")
_UNKNOWN = re.compile(rf"\s*([{UPPER}][^();:\n]{{4,150}}?)[.;, ]*(?:\(.*)?$")
_NAMED_BEHIND = re.compile(r" ?\((?!\w* ?năm)|[^.;:\n]{0,30}?(?::|(?:,| -| \()? ?(?:bao )?gồm(?: có)?:?|,? là:?)(?= )")
_SORT = re.compile(r"[\W]*(?:các |những )?(?:tập thể|cá nhân|đơn vị) ")
_COLLECTIVE = "tập thể"
_HOLDERS = re.compile(r"(?<![\d.])(\d[\d.]*) ?\"?$")
_AND_OTHERS = re.compile(r"(?: \([^()\n]{1,60}\))?,? và ")
_OPENED_LIST = re.compile(rf"\d {COUNTED}[^.;:\n]{{0,40}}(?::| gồm| là)[^.;:]{{0,20}}$")
_PLACE = re.compile(
    r"(?<!\w)(?P<people>(?:Đảng bộ(?:,| và) )?(?:[Nn]hân dân|[Cc]án bộ|[Qq]uân|[Cc]hính quyền)(?:,| và) "
    r"(?:cán bộ|Cán bộ|nhân dân|Nhân dân|dân)(?: các dân tộc)? )?"
    rf"(?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|thôn|ấp|khóm|khu phố|bản|làng|tổ dân phố) "
    rf"[{UPPER}\d][\w']*(?: [{UPPER}\d][\w']*)*"
)
_LINE_ITEM = re.compile(r"(?:[-+*•●▪]|\d{1,3}[.)/ ]|[a-zđ]\)|tập thể|cá nhân)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,3}[.)/ ]")  # one body a line; what follows it is its superior or its place
_ONLY_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,3})+\.?")  # "1.2." that stands for itself
_HEADING = re.compile(
    r"[-+*•●▪\d.)IVX ]*(?:[a-zđ]\) )?"
    r"(?:tập thể|cá nhân|các tập thể|các cá nhân|về tập thể|về cá nhân|đối với [\w ]+) ?:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recipients:
    """Those who get one title: places of their names, what is only counted, and the span that says it.

    Named and counted where others are only counted beside the names. `is_subject` where they stand before the verb, so
    that a title after it in the sentence is theirs too.
    """

    start: int
    end: int
    named: tuple[tuple[int, int], ...] = ()
    counted: str = ""
    listed_below: bool = False
    is_subject: bool = False


def recipients_of(
    document: Document, actors: Actors, title: tuple[int, int], limits: tuple[int, int], index: int, *, last: bool
) -> Recipients:
    """Those who get the title at a place; `limits` are the titles before and after it, `index` is its sentence, `last`
    whether no title follows in the sentence.
    """
    low = document.low
    start, end = title
    before, after = limits
    clause_start, clause_end = _clause_start(low, before, start), _clause_end(low, end, after)
    opened = _OPENED.match(low, end, after)
    if opened:
        named = named_in(document, actors, opened.end(), after)
        if named:
            return Recipients(clause_start, max(named[-1][1], end), named)
    below = _listed_below(document, actors, index, end) if last else ()
    if below:
        return Recipients(start, end, below, listed_below=True)
    link = _FOR.search(low, end, min(clause_end, end + 120))
    handed = _handed_to(document, actors, link, (clause_start, start, clause_end)) if link else None
    return handed or _subject(document, actors, (clause_start, start, end, after))


def _handed_to(
    document: Document, actors: Actors, link: re.Match[str], places: tuple[int, int, int]
) -> Recipients | None:
    """Those behind "cho": counted, or named, or named with others counted behind them; `places` are the beginning of
    the clause, the title, the end of the clause.
    """
    low = document.low
    clause_start, start, clause_end = places
    counted = COUNT.match(low, link.start("all") if link["all"] else link.end() + 1, clause_end)
    if counted and not _OPENED_AFTER.match(low, counted.end(), clause_end):
        return _only_counted(document, start, counted)
    named = named_in(document, actors, link.end(), clause_end)
    if named:
        others = COUNT.match(low, named[-1][1] + len(" và "), clause_end)
        if others is None or not low.startswith(" và ", named[-1][1]):
            return Recipients(clause_start, named[-1][1], named)
        return Recipients(clause_start, others.end(), named, document.text[others.start() : others.end()])
    counted = counted or COUNT.search(low, link.end(), clause_end)
    return _only_counted(document, start, counted) if counted else None


def _only_counted(document: Document, start: int, counted: re.Match[str]) -> Recipients:
    """Those of whom only the number is told."""
    return Recipients(start, counted.end(), counted=document.text[counted.start() : counted.end()])


def _clause_end(low: str, start: int, limit: int) -> int:
    """The end of the clause that a title stands in."""
    ends = [place for mark in (";", "\n") if (place := low.find(mark, start, limit)) >= 0]
    return min(ends, default=limit)


def _clause_start(low: str, limit: int, place: int) -> int:
    """The beginning of the clause that a title stands in."""
    return max(limit, low.rfind(";", limit, place) + 1, low.rfind("\n", limit, place) + 1)


def named_in(document: Document, actors: Actors, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Everyone named in a stretch: people, bodies, and places that stand for their people; not bodies of an office, nor
    those who give, nor what a body before belongs to.
    """
    low, end = document.low, min(end, start + LONGEST_STRETCH)
    named = [place for place in actors.between(start, end) if place not in actors.kinds]
    for match in _PLACE.finditer(document.body, start, end):
        if match["people"]:  # the place of "nhân dân và cán bộ huyện Dương An" is no person
            named = [place for place in named if not match.start() <= place[0] < match.end()]
        if not any(first <= match.start() < last for first, last in named):
            named.append((match.start(), match.end()))
    offices = actors.offices_between(start, end)
    found: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for place in sorted(named):
        if (
            _in_parentheses(low, start, place[0])
            or any(first <= place[0] < last for first, last in offices)
            or _THEN_GIVES.match(low, place[1])
            or _UNIT_BEFORE.search(low, start, place[0])
        ):
            continue
        if low.endswith(_SUPERIOR, start, place[0]):
            if before is None and document.body[start : start + 2].strip()[:1].isupper():
                found.append((start + (document.body[start] == " "), place[1]))
        elif not _belongs(document, actors, before, place):
            found.append(place)
            before = place if before is None or not _same_item(document, actors, before, place) else before
    return tuple(found)


def _same_item(document: Document, actors: Actors, before: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether a person's item of a list goes on at a place."""
    return before[0] in actors.persons and _ITEM_END.search(document.low, before[1], place[0]) is None


def _belongs(document: Document, actors: Actors, before: tuple[int, int] | None, place: tuple[int, int]) -> bool:
    """Whether a name only tells where the one before works or lies."""
    if before is None or place[0] in actors.persons:
        return False
    if _same_item(document, actors, before, place):
        return True
    return bool(_INSIDE.match(document.low, place[0])) and document.low[before[1] : place[0]] == ", "


def _in_parentheses(low: str, start: int, place: int) -> bool:
    """Whether a place stands in parentheses opened since `start`: the superior of a body, a page's remark."""
    return low.count("(", start, place) > low.count(")", start, place)


def _listed_below(document: Document, actors: Actors, index: int, title_end: int) -> tuple[tuple[int, int], ...]:
    """Those named on the lines below a sentence that ends in a colon, or below a heading over numbered lines."""
    sentence = document.sentences[index]
    opened = document.low[sentence.end - 1] == ":"
    of_prize = opened and sentence.end - title_end <= len(" :")  # "Giải Nhất:": what won it, with who made it
    tells_who = opened and bool(_WHO.search(document.low, title_end, sentence.end))
    found: list[tuple[int, int]] = []
    below = document.sentences[index + 1 : index + 1 + LINES_BELOW]
    while below and document.body[below[0].start] == "(":
        below = below[1:]
    numbered = False
    for later in below:
        line = document.body[later.start : later.end]
        if _HEADING.fullmatch(line):
            continue
        if _ONLY_NUMBER.fullmatch(line):
            numbered = True
            continue
        if TITLE.search(document.low, later.start, later.end):
            break
        named = named_in(document, actors, later.start, later.end)
        bullet = _LINE_ITEM.match(line)
        first_only = numbered or bool(_NUMBERED.match(line))
        if of_prize and (team := _team(document, actors, (later.start, later.end), named)):
            found.append(team)
        elif (
            not named
            and tells_who
            and bullet
            and (unknown := _whole_line(document, later.start + bullet.end(), later.end))
        ):
            found.append(unknown)
        elif named and (bullet or numbered or (opened and named[0][0] - later.start < 12)):
            found.extend(named[:1] if first_only else named)
        else:
            break
    return tuple(found) if opened or len(found) > 1 else ()


def _team(
    document: Document, actors: Actors, line: tuple[int, int], named: tuple[tuple[int, int], ...]
) -> tuple[int, int] | None:
    """The people of one line, who won together: "học sinh Lê An và Trần Bình"."""
    persons = [place for place in named if place[0] in actors.persons]
    if persons:
        return persons[0][0], persons[-1][1]
    pair = _PAIR.search(document.body, *line)
    return pair.span() if pair else None


def _whole_line(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """A line of a list of recipients that names a body of no known kind, up to a parenthesis or the mark at its end."""
    line = _UNKNOWN.match(document.body, start, end)
    return (line.start(1), line.end(1)) if line else None


def _subject(document: Document, actors: Actors, places: tuple[int, int, int, int]) -> Recipients:
    """Whoever stands before "được tặng", "đón nhận", "đạt"; `places` are the beginning of the clause, the title, its
    end, and the title after it.
    """
    low = document.low
    clause, start, end, after = places
    opened = _NAMED_BEHIND.match(low, end, after)
    if opened and _SORT.match(low, clause):  # "Các cá nhân được tặng Bằng khen là …"
        named = named_in(document, actors, opened.end(), after)
        if named:
            return Recipients(clause, named[-1][1], named)
    right_before = _counted_right_before(document, clause, start, end)
    if right_before:
        return right_before
    verbs = list(_GETS.finditer(low, clause, start))
    for verb in reversed(verbs):
        named = () if verb["proposed"] else named_in(document, actors, clause, verb.start())
        counted = _count_before(low, clause, verb.start())
        if counted and (not named or counted.start() > named[-1][0]):
            return _counted_subject(document, actors, (named, counted), (end, after))
        if named and verb.start() - named[-1][1] < FARTHEST_VERB:
            chain = _chain(document, clause, named)
            return Recipients(chain[0][0], end, chain, is_subject=True)
    row = () if verbs else named_in(document, actors, clause, start)
    called = bool(row) and low[row[-1][1] : start] == " là "  # "suy tôn Hội A là đơn vị dẫn đầu"
    if row and (called or (start - row[-1][1] < 12 and row[0][0] - clause < 12)):
        return Recipients(row[-1 if called else 0][0], end, row[-1:], is_subject=called)
    return Recipients(clause if start - clause < 60 else start, end)


def _counted_right_before(document: Document, clause: int, start: int, end: int) -> Recipients | None:
    """Those counted right before a title: "2.417 cá nhân “Lao động tiên tiến”", "124 “Tập thể lao động tiên tiến”"."""
    low = document.low
    counted = _count_before(low, clause, start)
    if counted and not low[counted.end() : start].strip(' "'):
        return Recipients(counted.start(), end, counted=document.text[counted.start() : counted.end()])
    holders = _HOLDERS.search(low, clause, start) if low.startswith(_COLLECTIVE, start) else None
    return Recipients(holders.start(), end, counted=f"{holders[1]} {_COLLECTIVE}") if holders else None


def _count_before(low: str, start: int, end: int) -> re.Match[str] | None:
    """The last count before a verb, near enough to be its subject."""
    counted = None
    for counted in COUNT.finditer(low, start, end):  # noqa: B007 - the last one is wanted
        pass
    if counted is None:
        return None
    farthest = FARTHEST_COUNT if counted.group()[0].isdigit() else FARTHEST_SEVERAL
    return counted if end - counted.end() < farthest else None


def _counted_subject(
    document: Document,
    actors: Actors,
    subject: tuple[tuple[tuple[int, int], ...], re.Match[str]],
    behind: tuple[int, int],
) -> Recipients:
    """A count before the verb: those it stands for where they are named behind the title, or those named before it with
    the others counted ("Hội A, Hội B và 43 cá nhân nhận"), or only so many.
    """
    named, counted = subject
    end, after = behind
    low = document.low
    opened = _NAMED_BEHIND.match(low, end, after)
    limit = _clause_end(low, end, after)
    place = opened.end() if opened else limit
    aside = low[place - 1] == "("
    if aside:
        limit = max(place, low.find(")", place, limit))
    behind_title = named_in(document, actors, place, limit)
    if behind_title and (not aside or behind_title[0][0] == place):
        return Recipients(counted.start(), behind_title[-1][1], behind_title, is_subject=True)
    text = document.text[counted.start() : counted.end()]
    if named and _AND_OTHERS.fullmatch(low, named[-1][1], counted.start()):
        chain = _chain(document, 0, named, closed=True)
        return Recipients(chain[0][0], end, chain, text, is_subject=True)
    return Recipients(counted.start(), end, counted=text, is_subject=True)


def _chain(
    document: Document, clause: int, named: tuple[tuple[int, int], ...], *, closed: bool = False
) -> tuple[tuple[int, int], ...]:
    """The last names of a stretch that stand in one list; only where it is `closed` by "và" or opened by a count, for
    a comma alone also leads to where a body lies.
    """
    low = document.low
    first = len(named) - 1
    while first > 0:
        joint = _NEXT.fullmatch(low, named[first - 1][1], named[first][0])
        if joint is None or not (closed or "và" in joint["joint"] or _OPENED_LIST.search(low, clause, named[0][0])):
            break
        closed = True
        first -= 1
    return named[first:]
