"""Documents that a text names: by number, by title or by subject; each once, at its first full mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nhiemky.papers.findings.alphabet import UPPER, alternatives, listed, lower
from nhiemky.papers.findings.model import NamedDocument
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.words.documents import (
    BEFORE_NUMBER,
    ENDS,
    GOES_ON,
    NEXT_TASKS,
    NO_DOCUMENT_AFTER,
    NOUN_BEFORE,
    REPORTS,
    SHORT_TYPES,
    SUBJECTS,
    TYPES,
)
from nhiemky.rules.text import find_dates

LONGEST_NAME = 420
LONGEST_MEMORY = 200  # mentions of one document stand near each other; keeps long registers quick
_SYMBOL = r"\d{1,5}[a-z]?(?: ?/ ?(?:19|20)\d\d)?(?: ?[-/] ?[A-ZĐa-zđ&]+[A-ZĐa-zđ\d]*){1,4}"
_NUMBER = re.compile(
    rf" *{BEFORE_NUMBER}(?:(?:[Ss]ố|SỐ) *:? *(?P<symbol>{_SYMBOL}|\d{{1,5}}(?![\d%]))|(?P<bare>{_SYMBOL}))"
)
_OF_YEAR = re.compile(r" (?P<symbol>\d{1,4}/(?:19|20)\d\d)(?![\d/])")
_BARE_NUMBER = re.compile(r" (?P<symbol>\d{2,3})(?= (?:của|về|gắn|năm (?:19|20)\d\d))")
_TO_BE_WRITTEN = re.compile(r"(?:xây dựng|tham mưu|lập|chủ động)(?: \w+){0,3} $")
_LISTED = re.compile(r"\)?(?:[,;]| và|[,;] và| cùng) (?:các |bản |dự thảo |thông qua )*")
_NOUN = re.compile(rf"(?:^|[\s(\"])(?:{alternatives(NOUN_BEFORE)})[ \"]*$")

_TYPE = re.compile(
    rf"(?<![\w/-])(?P<type>{alternatives(TYPES)})(?!\w)|"
    rf"(?<![\w/-])(?P<short>{alternatives(tuple(SHORT_TYPES))}) số (?=\d)"
)
_SUBJECT = {kind: re.compile(rf" +(?:{alternatives(words)})(?![^\W\d])") for kind, words in SUBJECTS.items()}
# "ban hành Kế hoạch tổ chức thực hiện như sau", "theo quy định của Điều lệ": the words name nothing.
_NO_NAME = re.compile(
    r" (?:tổ chức thực hiện|triển khai thực hiện|thực hiện)(?: như sau| cụ thể|[,.:;\n]|$)|"
    r" của (?:điều lệ|luật|pháp luật|nghị định|thông tư|bộ luật)\b"
)
_NO_DOCUMENT = re.compile(rf" +(?:{alternatives(NO_DOCUMENT_AFTER)})(?!\w)")
_STOP = re.compile(
    rf"[;:\n,)\"]| (?:{alternatives(ENDS)})(?=[ ,.;:]|$)|"
    r" giao(?! (?:ban|ước|thông|dịch|lưu|đất|quân|khoán|tiếp|nộp|nhận))(?=[ ,.;:]|$)|"
    rf" (?:và|cùng|với|gắn|tại|kèm theo) (?:với )?(?:các |dự thảo |thực hiện )?(?:{alternatives(TYPES)})(?!\w)"
)
_SUBJECT_BEGINS = re.compile(r" về(?: việc)?")
_ORDERS = frozenset(("nghị quyết", "chỉ thị", "kết luận", "quyết định", "luật", "điều lệ", "nghị định", "thông tư"))
_OWN_SUBJECT = re.compile(r" (?:về|lãnh đạo) ")
_NEXT_TASK = re.compile(rf",? và (?:{alternatives(NEXT_TASKS)})(?=[ ,]|$)|,? và$|, phương hướng(?=[ ,]|$)")
_GO_ON = re.compile(rf", ?(?:{alternatives(GOES_ON)})(?!\w)")
_SAYS_WHICH = re.compile(rf"\d|\"|(?<=\s)[{UPPER}]")
_TITLE_ONLY = re.compile(rf"(?:{alternatives(TYPES)})(?: (?:hành động|liên tịch|công tác|làm việc))?")
_CONGRESS = re.compile(r"nghị quyết (?:(?:của )?(?:[^\d\n]{0,60} )?(?:đại hội|đh)\b|lần thứ)")
# In the plural these name no document: "các kết luận của cấp trên".
_COMMON = frozenset(("kết luận", "quy định", "hướng dẫn", "thông báo", "công văn"))
_OF_REPORTS = frozenset(tuple(subject.split()) for subject in listed(REPORTS))
# A programme or plan is named again by its first words, with another ending.
_REPEATED = frozenset(("chương trình", "kế hoạch", "đề án", "quy chế"))
_ROMAN = re.compile(r"(?:lần thứ|lần|đại hội|khóa|khóa thứ) ((?:[ivxl]+|\d{1,2}))(?!\w)")
_PLENUM = re.compile(r"(?:trung ương|tw|t\.ư|tư) ?(\d{1,2})(?!\d)")
_TERM = re.compile(r"((?:19|20)\d\d) *- *((?:19|20)\d\d)")
_LAW_NAME = re.compile(rf" (?:sửa đổi|[{UPPER}])")
_RULES_NAME = re.compile(rf" (?:(?:của|tổ chức và hoạt động) (?:[{UPPER}]|hội|đoàn)|[{UPPER}]|công đoàn)")
_CENTRAL = re.compile(r" (?:(?:ban chấp hành )?trung ương|tw|t\.ư|tư|bch (?:tw|trung ương)) ?\(?\d|lần thứ")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document is named; `known_by` are the terms and ordinals that tell it from others of its type,
    `plenums` the numbers of Central Committee meetings ("Trung ương 4"), `opening` its first words.
    """

    start: int
    end: int
    type: str
    number: str
    known_by: frozenset[str]
    plenums: frozenset[str]
    words: frozenset[str]
    opening: tuple[str, ...]
    congress: bool


def find_documents(document: Document, every_mention: Iterable[Mention]) -> tuple[NamedDocument, ...]:
    """Each document named specifically, once; a bare "nghị quyết" names none."""
    kept: list[Mention] = []
    for mention in every_mention:
        recent = range(len(kept) - 1, max(-1, len(kept) - 1 - LONGEST_MEMORY), -1)
        same = next((index for index in recent if _same(kept[index], mention)), None)
        if same is None:
            kept.append(mention)
        elif _fuller(mention, kept[same]):
            kept[same] = mention
    kept.sort(key=lambda mention: mention.start)
    return tuple(_finding(document, mention) for mention in kept)


def mentions(document: Document) -> Iterator[Mention]:
    """Every mention of a specific document, in the order of the text."""
    last = -1
    for match in _TYPE.finditer(document.low):
        kind = match["type"] or SHORT_TYPES[match["short"]]
        start, after = match.start(), match.end("type" if match["type"] else "short")
        numbered = _numbered(document, kind, after)
        if numbered:
            number, after = numbered
        elif match["short"] or not _is_named(document, kind, start, after, last):
            title = _title_over_two_blocks(document, kind, start, after)
            if title is None:
                continue
            number, after = "", title
        else:
            number = ""
        last = _end(document, kind, after)
        yield _mention(document, kind, start, last, number)


def _numbered(document: Document, kind: str, after: int) -> tuple[str, int] | None:
    """The number behind a type, and where it ends."""
    match = _NUMBER.match(document.body, after)
    if match:
        return (match["symbol"] or match["bare"]).replace(" ", ""), match.end()
    if kind in ("nghị quyết", "chỉ thị", "nghị định", "thông tư", "kết luận", "quy định", "quyết định"):
        bare = _OF_YEAR.match(document.body, after) or _BARE_NUMBER.match(document.body, after)
        if bare:
            return bare["symbol"], bare.end("symbol")
    return None


def _is_named(document: Document, kind: str, start: int, after: int, last: int) -> bool:
    """Whether a type without a number begins the name of one specific document; `last` is where the name before it
    ends.
    """
    body, low = document.body, document.low
    rest = low[after : after + 200]
    if kind != "công văn" and _NO_DOCUMENT.match(rest) and not _CENTRAL.match(rest):
        return False
    if re.match(r' *"', rest):
        return kind not in ("luật", "kết luận", "thông báo", "quyết định", "chương trình")
    if kind in ("luật", "điều lệ"):
        return body[start].isupper() and _is_law(document, kind, start, after)
    if not _SUBJECT[kind].match(rest) or _NO_NAME.match(rest):
        return False
    name = body[after : _end(document, kind, after)]
    return _is_resolution(name) if kind == "nghị quyết" else _is_noun(document, kind, start, name, last)


def _is_law(document: Document, kind: str, start: int, after: int) -> bool:
    """Whether a capital "Luật" or "Điều lệ" begins a law's or a charter's name; "Hội Luật gia" holds none."""
    if kind == "điều lệ":
        return bool(_RULES_NAME.match(document.body, after))
    before = document.low[max(0, start - 6) : start]
    return bool(_LAW_NAME.match(document.body, after)) and not before.endswith(("hội ", "pháp "))


def _is_resolution(name: str) -> bool:
    """Whether what follows "nghị quyết" tells which one: an ordinal, a term, a year, a name or a subject."""
    low = lower(name)
    if _CENTRAL.match(low) or " về " in low:
        return True
    if re.search(r"các cấp|cấp trên", low) and not re.search(r"\d", low):
        return False
    specific = re.search(r"\d|lần thứ|(?<=\s)[IVXL]+\b", name)
    if specific:
        return True
    # "Nghị quyết Đại hội Đảng bộ tỉnh Tân Giang": a body by its own name; "Nghị quyết của Đảng" names nothing.
    named = re.findall(rf"(?<=\s)[{UPPER}]\w*", name)
    return len(named) >= 4 and "đại hội" in low


def _is_noun(document: Document, kind: str, start: int, name: str, last: int) -> bool:
    """Whether the type is the head of a name here: a capital inside a sentence, a word before that asks for one, or its
    place in a list of documents, of which the one before ends at `last`.
    """
    body = document.body
    sentence = document.sentence_at(start)
    first = sentence is None or start <= sentence.start + 2
    before = document.low[max(0, start - 40) : start]
    if kind in _COMMON and before.endswith(("các ", "những ")) and body[start].islower():
        return False
    after_noun = bool(_NOUN.search(before)) or _is_next_of_list(document, start, last)
    words = len(name.split())
    if body[start].isupper() and not first:
        return words >= (2 if kind == "báo cáo" else 3) or bool(_SAYS_WHICH.search(name))
    if first:
        return (
            body[start].isupper()
            and words >= 4
            and kind in ("báo cáo", "kế hoạch", "quy chế", "đề án", "tờ trình")
            and bool(_SAYS_WHICH.search(name))
        )
    if kind == "công văn":
        return words >= 4
    if kind in ("báo cáo", "tờ trình"):
        return after_noun and (words >= 3 or name.strip().lower() == "chính trị")
    which = _SAYS_WHICH.search(name)
    return after_noun and words >= 4 and which is not None and not _TO_BE_WRITTEN.search(before)


def _is_next_of_list(document: Document, start: int, last: int) -> bool:
    """Whether a type follows the document whose name ends at `last`: right behind it, or at the next semicolon of its
    sentence.
    """
    sentence = document.sentence_at(start)
    if last < 0 or sentence is None or last < sentence.start:
        return False
    return bool(_LISTED.fullmatch(document.low, last, start)) or document.low.endswith("; ", last, start)


def _title_over_two_blocks(document: Document, kind: str, start: int, after: int) -> int | None:
    """Where the title of the paper itself ends its first line: "KẾ HOẠCH" alone on its line, the subject below."""
    low, body = document.low, document.body
    line_end = low.find("\n", after)
    line_end = len(low) if line_end < 0 else line_end
    line_start = low.rfind("\n", 0, start) + 1
    if not body[start:after].isupper() or not _TITLE_ONLY.fullmatch(low[line_start:line_end].strip()):
        return None
    following = re.compile(r"\n+ *(?=\S)").match(low, line_end)
    if following is None or kind in ("luật", "kết luận"):
        return None
    return following.end()


def _end(document: Document, kind: str, after: int) -> int:
    """Where the name of a document ends that goes on at `after`.

    The name of a resolution or an order ends before an "và" behind which the sentence goes on with its next task; a
    name with a subject ("về …") may hold an "và" of its own.
    """
    end = _mark_behind(document, after)
    following = _NEXT_TASK.search(document.low, after, end) if kind in _ORDERS else None
    if following and not _OWN_SUBJECT.search(document.low, after, following.start()):
        end = following.start()
    return end


def _mark_behind(document: Document, after: int) -> int:
    """Where the next mark or word stands that ends a name: at the latest the end of the sentence."""
    low = document.low
    sentence = document.sentence_at(after)
    line_end = low.find("\n", after)
    sentence_end = sentence.end if sentence else len(low) if line_end < 0 else line_end
    sentence_end = max(after, len(low[after:sentence_end].rstrip(".!?… ")) + after)
    limit = min(sentence_end, after + LONGEST_NAME)
    quoted_before = low.count('"', sentence.start if sentence else after, after) % 2 == 1
    place = after
    while match := _STOP.search(low, place, limit):
        mark, place = match.group(), match.end()
        if mark == '"' and not quoted_before:
            closing = low.find('"', place, limit)
            place = closing + 1 if closing > 0 else limit
        elif not _passes(low, after, match):
            return match.start()
    return limit if limit == sentence_end else max(after, low.rfind(" ", after, limit))


def _passes(low: str, after: int, match: re.Match[str]) -> bool:
    """Whether a name goes on over a mark that mostly ends one: inside parentheses, or a comma inside a subject."""
    mark = match.group()
    if mark.startswith(" ") and _SUBJECT_BEGINS.fullmatch(low, after, match.start()):
        return True
    depth = low.count("(", after, match.start()) - low.count(")", after, match.start())
    if mark in (")", ",") and depth > 0:
        return True
    return mark == "," and bool(_GO_ON.match(low, match.start()) or _short_enumeration(low, match.start()))


_ENUMERATED = re.compile(r", ?[^\W\d_]+(?: [^\W\d_]+){0,4} (?:và|của|năm) ")


def _short_enumeration(low: str, comma: int) -> bool:
    """Whether the comma parts pieces of one subject ("kiểm tra, giám sát của …"), no new document or clause."""
    following = low[comma + 1 : comma + 40].lstrip()
    if _TYPE.match(following) or _STOP.match(" " + following):
        return False
    return bool(_ENUMERATED.match(low, comma))


def _mention(document: Document, kind: str, start: int, end: int, number: str) -> Mention:
    name = document.low[start:end]
    congress = kind == "nghị quyết" and bool(_CONGRESS.match(name)) and not number
    known = {f"{first}-{last}" for first, last in _TERM.findall(name)}
    known |= {f"#{ordinal}" for ordinal in _ROMAN.findall(name)}
    words = re.findall(r"\w+", name)
    plenums = frozenset(_PLENUM.findall(name))
    return Mention(start, end, kind, number, frozenset(known), plenums, frozenset(words), tuple(words[:4]), congress)


def _same(one: Mention, other: Mention) -> bool:
    """Whether two mentions name one document."""
    if one.type != other.type or bool(one.number) != bool(other.number):
        return False
    if one.number:
        return _same_number(one.number, other.number)
    if one.type == "báo cáo" and len({one.opening[2:4], other.opening[2:4]} & _OF_REPORTS) == 2:
        return False
    if _tell_apart(one.known_by, other.known_by) or _tell_apart(one.plenums, other.plenums):
        return False
    if (one.congress and other.congress) or (one.type in _REPEATED and one.opening == other.opening):
        return True
    shorter, longer = sorted((one.words, other.words), key=len)
    return len(shorter & longer) >= 0.75 * len(shorter)


def _tell_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both mentions say which document they mean, and it is not the same."""
    return bool(one) and bool(other) and not one & other


def _same_number(one: str, other: str) -> bool:
    """Whether two numbers are one: "06" is short for "06-NQ/TU"."""
    short, full = sorted((one.lower(), other.lower()), key=len)
    return short == full or (short.isdigit() and bool(re.match(rf"0*{int(short)}(?!\d)", full)))


def _fuller(new: Mention, old: Mention) -> bool:
    """Whether a later mention says which document it is where the first did not."""
    return not old.number and not old.known_by and (bool(new.known_by) or len(new.words) >= 2 * len(old.words))


def _finding(document: Document, mention: Mention) -> NamedDocument:
    place = document.place(mention.start, mention.end)
    days = [date.date for date in find_dates(document.body[mention.start : mention.end]) if date.date]
    return NamedDocument(type=mention.type, number=mention.number, signed_on=days[0] if days else None, **place)
