"""People named in a text, each once, with every position that it gives them; not the byline, not streets or schools."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nhiemky.papers.findings.alphabet import LOWER, UPPER, alternatives, even, listed, lower
from nhiemky.papers.findings.model import Person
from nhiemky.papers.findings.positions import POSITION, position_above, positions_after, positions_before
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.words.people import (
    ADDRESSES,
    COMMON_SURNAMES,
    NEVER_PEOPLE,
    NO_PERSON_BEFORE,
    NOT_IN_NAMES,
    OTHER_SURNAMES,
)

LONGEST_NAME = 5
LONGEST_END = 40  # marks and line ends behind the last line
_COMMON = frozenset(listed(COMMON_SURNAMES))
_SURNAMES = _COMMON | frozenset(listed(OTHER_SURNAMES))
_NOT_IN_NAMES, _NEVER_PEOPLE = frozenset(listed(NOT_IN_NAMES)), frozenset(listed(NEVER_PEOPLE))
_SYLLABLE = rf"[{UPPER}](?:'[{UPPER}{LOWER}])?[{LOWER}]*"
_RUN = re.compile(rf"(?<![\w'/.-]){_SYLLABLE}(?: +{_SYLLABLE}){{1,11}}(?![\w'/])")
_SHOUTED = re.compile(rf"(?<![\w'/.-])[{UPPER}]{{2,8}}(?: +[{UPPER}]{{1,8}}){{1,11}}(?![\w'/])")
_WORD = re.compile(r"\S+")

_ADDRESS = re.compile(
    rf"(?:^|[\s(\",;:])(?:{alternatives(ADDRESSES)})[.:]? *(?:[-]? *(?:{alternatives(ADDRESSES)})[.:]? *)*$"
)
# "hội nông dân Hà Tân" speaks of a union, not of a farmer.
_REMEMBERED = re.compile(r"tưởng niệm[^.;:\n]{0,70}$")  # the dead, and the memorial that bears their name
_UNION = re.compile(
    r"(?:hội|đoàn) (?:nông dân|cựu chiến binh|nhà báo|nhà văn|luật sư|sinh viên|doanh nhân|kiến trúc sư) *$"
)
_NO_PERSON = re.compile(rf"(?:^|[\s(\",;:-])(?:{alternatives(NO_PERSON_BEFORE)}) *$")
_ADDRESS_WORDS = frozenset(("Ông", "Bà", "Anh", "Chị", "Em", "Thầy", "Cô", "Cụ", "Bác", "Chú", "Mẹ", "Cháu", "Hộ"))
_LABEL = (
    r"(?:ảnh|tin|bài|nguồn|tác giả|theo|thực hiện|người viết|biên tập|video|clip|đồ họa|pv|ctv|tổng hợp|nhóm pv)"
    r"(?!\w)[\w ,&+-]{0,20}"
)
# A label without a colon stands where a sentence or a line begins: "Tổng Biên tập Tạp chí …" is none.
_BYLINE = re.compile(rf"(?<!\w){_LABEL}[:/] *$|(?:^|[\n.!?…(\[|*]|- ) ?{_LABEL} *$")
_BODY_BEHIND = re.compile(
    rf" ?[-,(] ?(?!{POSITION.pattern})(?:lđlđ|liên đoàn|hội|đoàn|văn phòng|ban|phòng|sở|trung tâm|trường|ubnd|"
    rf"đảng ủy|công an|tỉnh đoàn|thành đoàn|huyện đoàn)(?!\w)[^.;:]{{0,50}}\.?"
)
_LIST_BEFORE = re.compile(r"(?:,|;| và| cùng|\+|-) *$")
_SIGNED = re.compile(r"(?:t/m|tm\.|kt\.|k/t|tl\.|t/l|tuq\.|\(?đã ký\)?|\(?ký tên)|" + rf"(?:{POSITION.pattern}) *$")


@dataclass(slots=True)
class Found:
    """A person while reading: place of the first mention and what is known so far."""

    start: int
    end: int
    name: str
    positions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person: the name's place and the places of the positions around it."""

    start: int
    end: int
    positions: tuple[tuple[int, int], ...]


def find_people(document: Document, every_mention: Iterable[Mention]) -> tuple[Person, ...]:
    """Each person named in full, once, with all positions that any of the mentions gives."""
    found: dict[str, Found] = {}
    for mention in every_mention:
        name = " ".join(document.text[mention.start : mention.end].split())
        person = found.setdefault(lower(name), Found(mention.start, mention.end, name))
        for start, end in mention.positions:
            position = " ".join(document.text[start:end].split())
            if not any(_alike(position, known) for known in person.positions):
                person.positions.append(position)
    people = (
        Person(name=p.name, positions=tuple(p.positions), **document.place(p.start, p.end)) for p in found.values()
    )
    return tuple(sorted(people, key=lambda person: person.start))


def _alike(one: str, other: str) -> bool:
    """Whether two positions are written alike but for capitals and spacing."""
    return lower(even(one)) == lower(even(other))


def mentions(document: Document) -> Iterator[Mention]:
    """Every mention of a person by full name, in the order of the text."""
    previous_end = -1
    known: set[str] = set()
    runs = sorted((*_RUN.finditer(document.body), *_SHOUTED.finditer(document.body)), key=lambda run: run.start())
    for run in runs:
        if run.start() < previous_end:
            continue
        name = _name_in(document, run, previous_end, known)
        if name is None:
            continue
        start, end = name
        positions = (*positions_before(document, start, max(previous_end, 0)), *positions_after(document, end))
        if not positions and _is_signature(document, start):
            positions = position_above(document, start)
        known.add(document.low[start:end])
        yield Mention(start, end, positions)
        previous_end = max([end, *(stop for _, stop in positions)])


def _name_in(document: Document, run: re.Match[str], previous_end: int, known: set[str]) -> tuple[int, int] | None:
    """The place of a person's name in a run of capitalised words, or None."""
    words = [(run.start() + word.start(), run.start() + word.end()) for word in _WORD.finditer(run.group())]
    texts = [document.body[start:end] for start, end in words]
    while texts and texts[0] in _ADDRESS_WORDS and len(texts) > 2:
        words, texts = words[1:], texts[1:]
    cut = next((index for index in range(2, len(texts)) if POSITION.match(document.low, words[index][0])), len(texts))
    words, texts = words[:cut], texts[:cut]
    starts = _possible_starts(texts)
    if len(texts) <= LONGEST_NAME and _ADDRESS.search(document.low[max(0, words[0][0] - 60) : words[0][0]]):
        starts = [0, *starts]
    for first in starts:
        start, end = words[first][0], words[-1][1]
        if _is_person(document, start, end, texts[first:], first, previous_end, known):
            return start, end
    return None


def _possible_starts(texts: list[str]) -> list[int]:
    """Where in a run of capitals a name may begin, the likeliest first: "… Tân Giang Lê Thị Minh An" at "Lê"."""
    starts = [index for index in range(len(texts)) if 2 <= len(texts) - index <= LONGEST_NAME]
    return sorted(starts, key=lambda index: (-_name_score(texts[index:]), index))


def _name_score(texts: list[str]) -> int:
    """How much words look like one full name."""
    titled = [text.capitalize() for text in texts]
    if titled[0] in _NOT_IN_NAMES and titled[0] not in _COMMON:
        return -5
    score = 4 if titled[0] in _COMMON else 2 if titled[0] in _SURNAMES else -3
    score += 3 if len(texts) > 2 and titled[1] in ("Thị", "Văn") else 0
    score += {2: -1, 3: 2, 4: 1}.get(len(texts), 0)
    return score


def _is_person(
    document: Document, start: int, end: int, texts: list[str], skipped: int, previous_end: int, known: set[str]
) -> bool:
    """Whether the words at a place are a person's name, by what stands around them."""
    name = document.low[start:end]
    if name in _NEVER_PEOPLE or name in known or _is_byline(document, start, end):
        return name in known and not _is_byline(document, start, end)
    before = document.low[max(0, start - 60) : start].rpartition("\n")[2]
    first, score = texts[0].capitalize(), _name_score(texts)
    addressed = not skipped and bool(_ADDRESS.search(before)) and not _UNION.search(before)
    if first in _NOT_IN_NAMES and not (addressed and first in _COMMON):
        return False
    led = bool(positions_before(document, start, max(0, previous_end)))
    if addressed:
        return score >= -2 or not _is_shouted(texts)
    if score < (3 if len(texts) == 2 else 1) or _is_of_place(document, start, texts, skipped, led=led):
        return False
    if _NO_PERSON.search(before):
        return led and score >= 5 and len(texts) > 2
    return (
        led
        or bool(positions_after(document, end))
        or _stands_free(document, start, texts, before, skipped, previous_end)
    )


def _is_of_place(document: Document, start: int, texts: list[str], skipped: int, *, led: bool) -> bool:
    """Whether the words are a place's: one of a list, the place in a body's name ("Hội Nông dân Hà Tân"), or those whom
    a memorial remembers.
    """
    ends_body = bool(skipped) and len(texts) == 2 and not led
    remembered = _REMEMBERED.search(document.low, max(0, start - 90), start)
    return ends_body or remembered is not None or _in_list_of_places(document, start)


def _is_shouted(texts: list[str]) -> bool:
    """Whether the words are all in capitals."""
    return texts[0].isupper() and len(texts[0]) > 1


def _stands_free(
    document: Document, start: int, texts: list[str], before: str, skipped: int, previous_end: int
) -> bool:
    """Whether words without a position or form of address around them are a name all the same: a signature, the next
    of a list, or words that can hardly be anything else.
    """
    if _is_shouted(texts):
        return _is_signature(document, start)
    score = _name_score(texts)
    in_list = 0 <= previous_end <= start and start - previous_end < 80 and bool(_LIST_BEFORE.search(before))
    return not skipped and ((in_list and score >= 2) or (score >= 5 and len(texts) >= 3))


def _is_byline(document: Document, start: int, end: int) -> bool:
    """Whether the name stands alone on its line or sentence, or behind "Ảnh:", and is no signature."""
    low = document.low
    line_start, line_end = low.rfind("\n", 0, start) + 1, low.find("\n", end)
    line_end = len(low) if line_end < 0 else line_end
    around = low[line_start:start].strip(" (*-\"'|") + low[end:line_end].strip(" )*-./\"'|")
    if _BYLINE.search(low[max(line_start - 1, start - 50, 0) : start]):
        return True
    last = len(low) - line_end < LONGEST_END and not low[line_end:].strip()
    if last and start == line_start and _BODY_BEHIND.fullmatch(low, end, line_end):
        return True  # who wrote it, and for whom
    if not around or _only_names(document.body[line_start:line_end]):
        return not _is_signature(document, start)
    sentence = document.sentence_at(start)
    alone = (
        sentence is not None
        and not low[sentence.start : start].strip(" (")
        and not low[end : sentence.end].strip(" ).")
    )
    return alone and sentence is not None and sentence.start > line_start


_ONLY_NAMES = re.compile(rf"[ (*]*(?:{_SYLLABLE} *[,;&+./-]* *(?:và )?){{1,10}}[ )*]*")


def _only_names(line: str) -> bool:
    """Whether a short line holds nothing but names: "Ngọc Hà - Tú Lan"."""
    return len(line) < 80 and bool(_ONLY_NAMES.fullmatch(line))


def _is_signature(document: Document, start: int) -> bool:
    """Whether a name alone on its line stands under an authority line or a position in capitals."""
    line_start = document.body.rfind("\n", 0, start) + 1
    above = document.body[max(0, line_start - 160) : line_start].split("\n")
    lines = [line.strip() for line in above if line.strip()][-3:]
    return any("đã ký" in lower(line) or (line.isupper() and _SIGNED.search(lower(line))) for line in lines)


_PLACE_LIST = re.compile(
    rf"(?:{alternatives(NO_PERSON_BEFORE)})(?:: ?| )(?:[{UPPER}\d][\w' ]{{0,30}}(?:,|;| và| -) ?){{1,12}}$"
)


def _in_list_of_places(document: Document, start: int) -> bool:
    """Whether the name goes on a list of places: "các huyện Tân An, Trần Văn Khánh"."""
    before = document.body[max(0, start - 150) : start].rpartition("\n")[2]
    if not before.rstrip().endswith((",", " và", ";", "-")):
        return False
    return bool(_PLACE_LIST.search(before))
