"""Names of organisations as they stand in a text: a head and what belongs to it, word by word.

Vietnamese names of bodies have no closing mark. A name goes on over capitals, over small words that names of bodies
are made of ("Hội Người cao tuổi"), over levels ("tỉnh", "phường") and over a second body ("Ban Chấp hành Đảng bộ …"),
and ends where the sentence's verb or its next phrase begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nhiemky.papers.findings.alphabet import LOWER, UPPER, alternatives, listed
from nhiemky.papers.findings.lexicon import Lexicon
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.words.organisations import (
    BODIES,
    CAPITAL_HEADS,
    COMPLETE,
    FIELDS,
    INSIDE,
    LEVELS,
    LOOSE_HEADS,
    NEXT_SENTENCE,
    NO_BODY,
    NUMBERED,
    ONLY_KINDS,
    STOPS,
)

LONGEST_NAME = 160
_HEAD = re.compile(rf"(?<![\w/&-])(?!(?<=toàn )quốc hội)(?:{alternatives(BODIES + COMPLETE + CAPITAL_HEADS)})(?!\w)")
_SMALL_HEADS = frozenset((*listed(BODIES), *listed(COMPLETE)))
_COMPLETE = frozenset(listed(COMPLETE))
_CAPITAL_HEADS = frozenset(listed(CAPITAL_HEADS)) - _SMALL_HEADS
_NO_BODY, _LEVELS, _INSIDE, _STOPS = Lexicon(NO_BODY), Lexicon(LEVELS), Lexicon(INSIDE), Lexicon(STOPS)
_NEXT_SENTENCE, _FIELDS = Lexicon(NEXT_SENTENCE), Lexicon(FIELDS)
_LOOSE_HEADS = frozenset(listed(LOOSE_HEADS))
# "Trường Mầm non Nắng Sáng": a time of day begins the next sentence only where a day follows.
_SAME_LETTERS = re.compile(r"(?:sáng|chiều|tối|trưa)(?! (?:ngày|nay|qua|mai|hôm|\d|mùng))(?!\w)")
# "xây dựng Đảng bộ 6 tháng cuối năm": the number counts what follows.
_COUNTS = re.compile(
    r" ?%| (?:tháng|năm|ngày|tuần|đồng chí|đảng viên|người|đơn vị|tập thể|cá nhân|chỉ tiêu|nhiệm vụ)(?!\w)"
)
_PLACE_LINE = re.compile(rf"\n(?:TỈNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN)(?: [{UPPER}\d]+){{1,4}}(?=\n)")
_SMALL_BEFORE_CAPITAL = frozenset(
    (
        "công ty",
        "trường",
        "sở",
        "phòng",
        "trung tâm",
        "bệnh viện",
        "hội",
        "ban",
        "ngân hàng",
        "chi nhánh",
        "cục",
        "viện",
    )
)
# "đại hội", "trụ sở", "hội trường", "thị trường": the head's letters end another word.
_WORD_ENDING = re.compile(
    r"(?<!\w)(?:đại|xã|quốc|lễ|dạ|vũ|giáo|chi|cơ|trụ|hộ|thi|hội|môi|thị|quảng|nông|lâm|nhà|chiến|văn|đề|dự|"
    r"hải|biên|dự|tỉnh|học|trưởng|phó|giao|nhiệm|dịch|phục|nghĩa|ngày|đồng|cán|toàn|nội|tiến) $"
)
_ONLY_KINDS, _NUMBERED = frozenset(listed(ONLY_KINDS)), frozenset(listed(NUMBERED))
_MORE_KINDS = re.compile(
    r", (?:chính trị|xã hội|nghề nghiệp|đoàn thể|doanh nghiệp|đơn vị|kinh tế|văn hóa|hội|cơ quan)\b"
)
_ABBREVIATION = re.compile(rf" \([{UPPER}&-]{{2,10}}\)(?= (?:tỉnh|huyện|thành phố|quận|xã|phường|việt nam|[{UPPER}]))")
# Heads whose members are named by their kinds: "Khối Thi đua các tổ chức chính trị - xã hội, xã hội - nghề nghiệp".
_OF_KINDS = re.compile(r"khối|cụm|liên hiệp|liên minh|đảng ủy khối|đảng bộ khối|các cơ quan")
# "các cơ quan khối Đảng, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội": a group that is spoken of as one body.
_GROUP = (
    r"các cơ quan (?:tham mưu,? (?:và )?giúp việc )?khối đảng(?:, ?(?:mặt trận tổ quốc|mttq|đoàn thể|nhà nước))*"
    r"(?: và (?:các )?(?:tổ chức chính trị ?- ?xã hội|đoàn thể))?(?: tỉnh| huyện| thành phố)?"
)
_HEAD_OR_GROUP = re.compile(rf"(?P<group>{_GROUP})|{_HEAD.pattern}")
_UNIT_WORD = r"(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|trung ương|việt nam)(?!\w)"
_TOKEN = re.compile(r"[^\W_][\w'&./]*[\w']|[^\W_]")
_JOINT = re.compile(r" ?(?:-|/|&) ?| và |, ")
# Before a name: several of a kind, none in particular.
_SEVERAL = re.compile(
    r"(?:^|[\s(])(?:các|những|nhiều|một số|(?<![\d/.-])(?:\d{1,3}(?:\.\d{3})*|\d{1,3}/\d{1,3})|hai|ba|bốn|năm|"
    r"toàn thể|mỗi|từng|"
    r"mọi|hầu hết|tất cả|nhóm|loại|phi|các cấp|[\d,]+ ?%(?: hoạt động| số| tổng số)?) $"
)
# "các Huyện, Thị, Thành đoàn": the last of kinds that share their second word.
_SHARED_WORD = re.compile(r"(?<!\w)(?:tỉnh|huyện|thị|quận)(?:,| và|, và) $")
# "Hội Nông dân các xã, thị trấn": the bodies of one kind in every commune, none in particular.
_OF_EVERY_PLACE = re.compile(
    r" (?:các|\d+) (?:cấp|tỉnh|huyện|quận|xã|phường|thị trấn|thị xã|thành phố|thôn|ấp|khóm|địa phương|sở|ngành)(?!\w)|"
    r" cấp (?:trên|tỉnh|huyện|xã|cơ sở)$"
)
_LIST_PIECE = re.compile(rf", [{UPPER}]\w*(?: [^\W\d]+){{0,4}} và [{UPPER}]")
# Small words in the middle of a name: "Công ty Giống cây trồng Tân Giang", "Ban giảm nghèo xã". What follows shows that
# the name goes on: a place, or words in capitals.
_WORD_IN_SMALL = rf" [{LOWER}]+"
_SMALL_WORDS = re.compile(rf"(?:{_WORD_IN_SMALL}){{1,4}}?(?= [{UPPER}]| {_UNIT_WORD})")
_SMALL_WORDS_TO_UNIT = re.compile(rf"(?:{_WORD_IN_SMALL}){{1,4}}?(?= {_UNIT_WORD})")
_UNIONS = re.compile(
    r"(?:nông dân|phụ nữ|cựu chiến binh|thanh niên|công đoàn|đoàn thanh niên|mặt trận|nhân dân|đảng|nhà nước)\b"
)


# "Trường Hải", "Đài Loan": one syllable behind a head of one syllable is a person's or a country's name.
_PERSONAL = re.compile(rf"[{UPPER}][^\W\d]+ [{UPPER}][{LOWER}]+")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a body by name; `head` is its first word or words in small letters.

    `lead` and `tail` are words that it shares with the list it stands in and that are not written here; `several` where
    it is spoken of as one of a number ("các", "3").
    """

    start: int
    end: int
    head: str
    head_end: int
    lead: str = ""
    tail: str = ""
    several: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing follows the head."""
        return self.end == self.head_end

    @property
    def only_a_kind(self) -> bool:
        """Whether the name is a head that says only what kind of body it is."""
        return (
            self.bare and not self.lead and not self.tail and (self.head in _ONLY_KINDS or self.head in _CAPITAL_HEADS)
        )


def find_names(document: Document, borders: tuple[int, ...] = ()) -> Iterator[Name]:
    """Every mention of a body by name, in order; no name runs over a border (the beginning of a person's name)."""
    end = 0
    persons = frozenset(borders)
    later = iter(sorted(borders))
    border = next(later, len(document.body))
    for match in _HEAD_OR_GROUP.finditer(document.low):
        if match.start() < end or match.start() in persons:
            continue
        while border <= match.start():
            border = next(later, len(document.body))
        name = _name_at(document, match, border) if not match["group"] else _group(match)
        if name is None:
            continue
        end = name.end
        yield replace(name, several=_is_one_of_several(document, name))


def _is_one_of_several(document: Document, name: Name) -> bool:
    """Whether a name stands for all bodies of its kind, not for one of them."""
    if _SEVERAL.search(document.low, max(0, name.start - 24), name.start):
        return True
    if name.head in _COMPLETE and _SHARED_WORD.search(document.low, max(0, name.start - 12), name.start):
        return True
    return not _OF_KINDS.match(name.head) and bool(_OF_EVERY_PLACE.search(document.low, name.start, name.end))


def _group(match: re.Match[str]) -> Name:
    """The bodies of one kind that act as one."""
    return Name(match.start(), match.end(), "các cơ quan", match.start() + len("các cơ quan"))


def _name_at(document: Document, match: re.Match[str], border: int) -> Name | None:
    """The name that begins with a head, or None where the head is an ordinary word or one of several."""
    start, head = match.start(), match.group()
    capital = document.body[start].isupper()
    if (
        (_NO_BODY.at(document.low, start) or 0) > match.end()
        or (head.endswith("ủy") and document.low.startswith(" viên", match.end()))
        or _ends_word(document, match)
        or not (capital or _is_small_name(document, match))
    ):
        return None
    end = _end(document, match.end(), min(border, start + LONGEST_NAME), head)
    end = _over_two_lines(document, start, end)
    name = Name(start, end, head, match.end())
    if name.bare and document.body[start:end].islower():
        return None
    if head in _CAPITAL_HEADS and _PERSONAL.fullmatch(document.body[start:end]):
        return None
    return name if capital or _says_which(document.body[start:end], len(head)) else None


def _over_two_lines(document: Document, start: int, end: int) -> int:
    """The end of a letterhead's name whose place stands on the next line: "ỦY BAN NHÂN DÂN", "TỈNH TÂN GIANG"."""
    if not document.body[start:end].isupper() or not document.body.startswith("\n", end):
        return end
    line = _PLACE_LINE.match(document.body, end)
    return line.end() if line else end


def _ends_word(document: Document, match: re.Match[str]) -> bool:
    """Whether a head is the end of another word: "Đại hội", "trụ sở", "TRƯỞNG BAN"."""
    before = document.low[max(0, match.start() - 8) : match.start()]
    ending = _WORD_ENDING.search(before)
    if ending is None:
        return False
    of_position = ending.group().strip() in ("trưởng", "phó") and document.body[match.start()].islower()
    if of_position or " " in match.group():
        return of_position
    alike = document.body[match.start()].islower() or document.body[match.start() : match.end()].isupper()
    return alike or (ending.group().strip(), match.group()) == ("đại", "hội")


def _is_small_name(document: Document, match: re.Match[str]) -> bool:
    """Whether a head in small letters may begin a name: it always may, or a capital follows."""
    if match.group() in _SMALL_HEADS:
        return True
    return document.body[match.end() + 1 : match.end() + 2].isupper() and match.group() in _SMALL_BEFORE_CAPITAL


def _says_which(name: str, head: int) -> bool:
    """Whether a name in small letters is a certain body's: it has a capital or a number, or a level behind its head."""
    return bool(re.search(rf"[{UPPER}\d]", name)) or bool(_LEVELS.at(name[head:].lower().lstrip(), 0))


def written(document: Document, name: Name) -> str:
    """The name as the text writes it, with the words that it shares with its list."""
    return name.lead + " ".join(document.text[name.start : name.end].split()) + name.tail


@dataclass(slots=True)
class _State:
    """Where a name has come to: in a place's name only capitals go on; after a capital one small syllable may; a
    `loose` name is of a kind that takes any words.
    """

    end: int
    last: str
    of_kinds: bool = False
    begun: bool = False
    in_place: bool = False
    half_word: bool = False
    loose: bool = False


def _end(document: Document, head_end: int, border: int, head: str) -> int:
    """Where the name ends whose head ends at `head_end`."""
    state = _State(head_end, head.rpartition(" ")[2], bool(_OF_KINDS.match(head)), loose=head in _LOOSE_HEADS)
    while state.end < border:
        step = _step(document, state, border)
        if step is None:
            break
        state = replace(step, begun=True)
    return state.end


def _step(document: Document, state: _State, border: int) -> _State | None:
    """The name with its next word, or None where it ends."""
    body = document.body
    spaced = body.startswith(" ", state.end)
    in_named_place = state.in_place and not state.last  # behind it another body begins
    nested = _nested(document, state.end + 1, border) if spaced and not in_named_place else None
    if nested:
        return nested
    abbreviated = _ABBREVIATION.match(body, state.end)
    if abbreviated:
        return replace(state, end=abbreviated.end())
    joint = _JOINT.match(body, state.end)
    if joint:
        return _joined(document, state, joint, border) if state.begun else None
    token = _TOKEN.match(body, state.end + 1) if spaced else None
    if token is None or token.end() > border:
        return None
    return _level(document, state, token.start(), border) or _word(document, state, token, border)


def _level(document: Document, state: _State, place: int, border: int) -> _State | None:
    """The name with a level ("tỉnh", "phường"), behind which a place's name may follow."""
    low = document.low
    level = _LEVELS.at(low, place)
    if level is None or level > border or (_INSIDE.at(low, place) or 0) > level:
        return None
    return replace(state, end=level, last=low[place:level].rpartition(" ")[2], in_place=True)


def _nested(document: Document, place: int, border: int) -> _State | None:
    """A second body inside the name: "Văn phòng UBND tỉnh"."""
    match = _HEAD.match(document.low, place)
    if match is None or match.end() > border or _NO_BODY.at(document.low, place):
        return None
    named = document.body[match.end() + 1 : match.end() + 2].isupper()
    named = named or (match.group() in _SMALL_BEFORE_CAPITAL and _INSIDE.at(document.low, match.end() + 1) is not None)
    if not document.body[place].isupper() and match.group() not in _SMALL_HEADS and not named:
        return None
    head = match.group()
    return _State(match.end(), head.split()[-1], bool(_OF_KINDS.match(head)), loose=head in _LOOSE_HEADS)


def _word(document: Document, state: _State, token: re.Match[str], border: int) -> _State | None:
    """The name with one more word of it, or None."""
    word, low, place = token.group(), document.low, token.start()
    if word[0].isdigit():
        numbered = state.last in _NUMBERED and len(word) <= 4 and not _COUNTS.match(low, token.end())
        return replace(state, end=token.end(), last=word, in_place=True) if numbered else None
    if word[0].isupper():
        return _capital(document, state, token, border)
    stop = _STOPS.at(low, place)
    inside = None if state.in_place else _INSIDE.at(low, place)
    if inside and inside <= border and (not stop or inside > stop):
        return replace(state, end=inside, last=low[place:inside].rpartition(" ")[2], half_word=False)
    if stop or state.in_place:
        return None
    further = _small_words(document, state, border) if state.loose else None
    if further:
        return replace(state, end=further, last=low[place:further].rpartition(" ")[2], half_word=False)
    return replace(state, end=token.end(), last=word, half_word=False) if state.half_word else None


def _small_words(document: Document, state: _State, border: int) -> int | None:
    """Where small words end behind which a loose name goes on, or None where one of them begins something else."""
    pattern = _SMALL_WORDS if state.begun else _SMALL_WORDS_TO_UNIT
    match = pattern.match(document.body, state.end, border)
    if match is None:
        return None
    low = document.low
    words = (state.end + word.start() + 1 for word in re.finditer(" ", match.group()))
    if any(_STOPS.at(low, word) or _HEAD.match(low, word) or _NO_BODY.at(low, word) for word in words):
        return None
    return match.end()


def _capital(document: Document, state: _State, token: re.Match[str], border: int) -> _State | None:
    """The name with a word in capitals, or None where the word begins something else."""
    word, low, place = token.group(), document.low, token.start()
    if _NEXT_SENTENCE.at(low, place) and not _is_inside(document, state, place):
        return None
    shouted = word.isupper() and document.body[state.end - 2 : state.end].isupper()
    if shouted and _STOPS.at(low, place) and not _INSIDE.at(low, place):
        return None
    if state.in_place:
        following = _HEAD.match(low, place) if not state.last else None
        another = following is not None and " " in following.group()  # "Sở Nội vụ tỉnh Tân Giang Khối thi đua …"
        return None if another else replace(state, end=token.end(), last="")
    inside = max(_INSIDE.at(low, place) or 0, _FIELDS.at(low, place) or 0)
    if inside and inside <= border:
        return replace(state, end=inside, last=low[place:inside].rpartition(" ")[2], half_word=False)
    proper = state.last == "" or word.isupper()
    return replace(state, end=place + len(word.rstrip(".")), last="", half_word=not proper)


def _is_inside(document: Document, state: _State, place: int) -> bool:
    """Whether a word in capitals that may begin a sentence stands inside a name: "Khối Các cơ quan", "Ban Chỉ đạo Tháng
    Thanh niên", "Trường Nắng Sáng".
    """
    low = document.low
    of_kinds = state.of_kinds and low.startswith("các ", place) and _INSIDE.at(low, place) is not None
    of_occasion = not state.begun and low.endswith(("ban chỉ đạo", "ban vận động"), 0, state.end)
    return of_kinds or of_occasion or bool(_SAME_LETTERS.match(low, place))


def _joined(document: Document, state: _State, joint: re.Match[str], border: int) -> _State | None:
    """The name going on behind "và", a dash or a comma, or None: only inside names of several fields of work."""
    low = document.low
    place, mark = joint.end(), joint.group().strip()
    token = _TOKEN.match(document.body, place)
    if token is None or token.end() > border:
        return None
    capital = token.group()[0].isupper()
    if state.in_place:
        # "Bà Rịa-Vũng Tàu", "Hội Hữu nghị Việt Nam - Lào"
        of_two = mark == "-" and (joint.group() == "-" or low.endswith(("việt nam", "việt"), 0, state.end))
        return replace(state, end=token.end(), last="") if of_two and capital and not _HEAD.match(low, place) else None
    inside = _INSIDE.at(low, place)
    if not _goes_on(document, state, joint, capital=capital, inside=inside is not None):
        return None
    small_list = not capital and not state.of_kinds and mark not in ("-", "/") and low.startswith("các ", place)
    if inside and inside <= border and not small_list:
        return replace(state, end=inside, last=low[place:inside].rpartition(" ")[2], half_word=False)
    return replace(state, end=token.end(), last="", half_word=not token.group().isupper()) if capital else None


def _goes_on(document: Document, state: _State, joint: re.Match[str], *, capital: bool, inside: bool) -> bool:
    """Whether what stands behind a joint is a further field of the same body, not another body or the next clause."""
    low, place, mark = document.low, joint.end(), joint.group().strip()
    if _HEAD.match(low, place) and not inside:
        return False
    ends_proper = state.last == ""  # "Cục Thuế An Phú, Long Sơn": a place's name, no field of work
    if state.of_kinds and mark == "," and _MORE_KINDS.match(low, joint.start()):
        return True
    if mark in ("và", ",") and (ends_proper or _FIELDS.at(low, place) or (capital and _UNIONS.match(low, place))):
        return False
    if capital and _NEXT_SENTENCE.at(low, place):
        return False
    if mark != ",":
        return True
    return capital and bool(_LIST_PIECE.match(document.body, joint.start()))
