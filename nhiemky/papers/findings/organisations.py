"""Bodies that act in a text: organise, report, are given work, win; each once, by its fullest name."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhiemky.papers.findings.actors import Actors
from nhiemky.papers.findings.alphabet import UPPER, alternatives, even, listed, lower
from nhiemky.papers.findings.model import Event, EventKind, Organisation
from nhiemky.papers.findings.names import Name, written
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.words.documents import TYPES
from nhiemky.papers.findings.words.organisations import BODIES as BODY_WORDS
from nhiemky.papers.findings.words.organisations import EXPANDED
from nhiemky.papers.findings.words.people import BEFORE_POSITIONS, POSITIONS

LEAD_SENTENCES = 6
MOST_HEADINGS = 12
LONGEST_MEMORY = 80  # a shorter name means one of the last bodies named; keeps long registers quick
BODIES = frozenset(listed(BODY_WORDS))
_ACRONYM = re.compile(rf"[{UPPER}][{UPPER}\d]+")
_TOKEN = re.compile(r"[^\W_][\w.&]*[\w]|[^\W_]")

# Words that a shorter form of a name may leave out in its middle.
_LEFT_OUT = frozenset(
    [
        "việt",
        "nam",
        "các",
        "tổ",
        "chức",
        "hồ",
        "chí",
        "minh",
        "cộng",
        "sản",
        "thanh",
        "niên",
        "và",
        "viên",
        "của",
        "quốc",
        "tỉnh",
        "huyện",
        "xã",
        "phường",
        "thành",
        "phố",
    ]
)
_INNER_HEADS = frozenset(
    (
        "hội",
        "liên hiệp",
        "công ty",
        "trường",
        "tập đoàn",
        "trung tâm",
        "tổng công ty",
        "học viện",
        "bệnh viện",
        "hiệp hội",
    )
)

# A body named behind one of these is somebody's office, a place to meet, a superior, a part of an event's name.
_OFFICE = re.compile(
    rf"(?<!\w)(?:(?:{alternatives(BEFORE_POSITIONS)}) )*(?:{alternatives(POSITIONS)})"
    r"(?: thường trực| phụ trách| thứ nhất| chuyên trách| các| thuộc| của)? $|"
    r"(?:thường trực|thường vụ), $|(?<!\w)chánh $"
)
# "Hội Luật gia tỉnh - Cụm phó, Hội Đông y tỉnh": the title belongs to the body before it.
_TITLED_BODY = re.compile(r"- (?:đơn vị )?(?:cụm|khối) (?:trưởng|phó)(?:,| và) $")
_VENUE = re.compile(
    r"(?:tại|ở) (?:hội trường|trụ sở|phòng họp|nhà)[^.,;:]{0,30} $|"
    r"(?:tại|ở|trụ sở|hội trường|phòng họp|trong khuôn viên|cổng|trang thông tin điện tử|website|trang web)"
    r"(?: (?:lầu|tầng|hội trường|trụ sở|phòng họp|cơ quan|số|nhà|khu vực|trung tâm hội nghị)(?: [\w\d]+)?)* $"
)
_UNDER = re.compile(
    r"(?:trực thuộc|thuộc|thuộc khối|ngành|dẫn đầu|nguồn|theo|ảnh|tin|vốn (?:vay )?(?:từ|của)) ?:? $|"
    r"(?:gửi|nộp|báo cáo|đăng ký)[^.;]{0,60} (?:về|đến|tới) $"
)
_CONGRESS_OF = re.compile(
    r"(?:đại hội|đh)(?: (?:lần thứ )?[ivx]+)?(?: đại biểu| đảng viên| toàn thể| hội viên)?(?: toàn quốc)? $"
)
# Those who are sent to it speak of the next congress above, not of this one.
_SENT_TO = re.compile(r"(?:đại biểu|chính thức|dự khuyết|đi|tham gia) dự (?:đại hội|đh)[^.;]{0,40}$")
_ELECTED = re.compile(
    r"(?:bầu|bầu cử|số lượng|bầu ra|bầu được|bầu vào|tham gia|ra mắt|danh sách|nhân sự|giới thiệu|trúng cử|đắc cử|"
    r"chức danh trong)(?: \d+ \w+)?(?: vào| tham gia)?(?: ban chấp hành,?| ban thường vụ,?| và)* $"
)
_GIVER = re.compile(r"(?:bằng khen|cờ thi đua|cờ|giấy khen|kỷ niệm chương|huân chương|danh hiệu)[^.;\n]{0,90} của $")
_GUEST = re.compile(
    r"(?:đại diện|lãnh đạo|(?<!đại hội )đại biểu|đồng chí|cán bộ|thành viên|thường trực|các ban|phòng)"
    r"(?: (?!đã |được |nghe )\w+){0,2} $"
)

# Behind one of these a body is asked, helped, joined or awarded; or it acts right after.
_ASKED = re.compile(
    r"(?:yêu cầu|đề nghị|giao|giao cho|phân công|chỉ đạo|kiến nghị|do|được|thay mặt|cùng|cùng với|"
    r"phối hợp với|giúp|báo cáo với|"
    r"phối hợp|cho|tặng|tặng cho|trao cho|đối với|biểu dương|về phía|mời|trình|tham mưu|gồm|gồm các đơn vị|"
    r"đơn vị gồm|suy tôn|tập thể)[:,]? $"
)
_ACTS = re.compile(
    r",? ?(?:đã|sẽ|đang|cũng|cần|phải|tiếp tục|tổ chức|ban hành|triển khai|thực hiện|phối hợp|xác định|"
    r"xây dựng|lãnh đạo|chỉ đạo|"
    r"chủ trì|chủ động|tích cực|yêu cầu|đề nghị|đề ra|đạt|hoàn thành|tăng cường|nâng cao|phát huy|phát động|"
    r"phấn đấu|quyết tâm|"
    r"quyết định|thống nhất|trao|tặng|nhận|đón nhận|vinh dự|trình bày|báo cáo|thông qua|khẳng định|đánh giá|"
    r"ghi nhận|biểu dương|"
    r"tham mưu|tham gia|tiến hành|công bố|khai mạc|bế mạc|tổng kết|sơ kết|bầu|ký kết|vận động|tuyên truyền|"
    r"quán triệt|đẩy mạnh|"
    r"được|có \d|gồm|bao gồm|vận hành|luôn|kịp thời|tập trung|giữ vững|quan tâm|chuẩn y|phê duyệt|công nhận|"
    r"nghe|thu|họp|long trọng|vừa|hiện|"
    r"và các|chính thức|nghiêm túc|duy trì|bám sát|kết nạp|giới thiệu|hỗ trợ|củng cố|kiện toàn|đăng ký|"
    r"tích cực|làm|nêu|cử|giao|về "
    r"dự|tặng thưởng|trân trọng|hướng dẫn|kiểm tra|giám sát|thăm|phát triển|rà soát|chịu trách nhiệm|theo dõi|"
    r"đảm nhận|đề xuất|thông báo)(?!\w)"
)
_PLACE = re.compile(
    rf"(?:^|\n|[.,;:-] )(?P<name>(?:[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh|[Qq]uận|TP\.?) "
    rf"[{UPPER}][\w']*(?: [{UPPER}\d][\w']*){{0,3}})"
)
LONGEST_END = 40  # marks and line ends behind the last word
LONGEST_PLAIN_OFFICE = 3  # words
LONGEST_LETTERHEAD = 900
_OFFICIAL_TITLE = re.compile(rf"\n(?:{alternatives(tuple(kind.upper() for kind in listed(TYPES)))})(?: [{UPPER} ]+)?\n")
_NUMBER_LINE = re.compile(r"\n ?số ?(?::|\d)")
_SHOWN = re.compile(
    r"(?: khóa \w+)?,?(?: \(?nhiệm kỳ [\w() -]{0,14})? ra mắt(?: tại)?(?: đại hội|[.,;\n]|$)"
)  # those just elected
_LAUNCHED = re.compile(r" (?:phát động|đề ra|ban hành|giao)")  # "phong trào do Tổng hội phát động": another's work
_CONFIRMS = re.compile(r" (?:chuẩn y|phê chuẩn|công nhận|phê duyệt|tặng)")


_GUESTS = re.compile(
    r"(?:cùng |tới |về |đến |có |vui mừng |vinh dự |được )*(?:tham dự|đến dự|tới dự|về dự|dự|cùng dự|có mặt|"
    r"khách mời|đón tiếp|đón|"
    r"tham gia|chủ tọa|chủ trì)(?: và chỉ đạo| và phát biểu| và chủ trì)?(?: (?:hội nghị|đại hội|buổi \w+|"
    r"kỳ họp|lễ|cuộc họp))?"
    r"[ ,:;-]*(?:về phía [^,:]{2,40}[,:]? )?(?:còn |gồm |là |của )*(?:có|các|đồng chí|ông|bà|đại diện|đ/c|"
    r"sự)\b|về phía |(?:hội nghị|đại hội|buổi lễ)[^.;:]{0,40} (?:vinh dự|vui mừng) (?:được )?(?:đón|chào đón|đón tiếp) "
)
_ISSUER = re.compile(
    r"(?:nghị quyết|chỉ thị|kết luận|quy định|hướng dẫn|kế hoạch|quyết định|thông báo|công văn|chương trình|"
    r"đề án|chủ trương|văn bản|"
    r"quy chế|điều lệ|tiêu chí|chỉ đạo|lãnh đạo|quan tâm|ý kiến|đồng ý|cho phép|phân công|phong trào|"
    r"cuộc vận động|mục tiêu|chỉ tiêu|"
    r"đề nghị|nội quy|truyền thống|ngày thành lập|giao ước|kính gửi|nơi nhận)(?:,? \w+){0,7}(?: của|:) $|, của $"
)
_HONOURED = re.compile(
    r"(?:chúc mừng|tặng hoa|chào mừng|truyền thống|kỷ niệm|thành lập|giải thể|tri ân)(?: \w+){0,3} $|"
    r"(?:sáp nhập|hợp nhất)(?: \w+){0,5} $"
)
_WORK_OF = re.compile(r"(?:hoạt động|công tác|phong trào|kỷ yếu|lịch sử|hệ thống|cơ sở|đoàn viên|hội viên) $")
_AUTHOR = re.compile(r"\W*(?:(?:tin|bài|nguồn|theo)[^.;:]{0,10}:? ?)?(?:\w+(?: \w+){0,4} ?[-,(] ?)?")
_LISTED = re.compile(r"(?:,|;| và| cùng| cùng với|, và| -)? (?:đại diện |lãnh đạo |các )?$")


@dataclass(slots=True)
class Body:
    """All mentions of one body: its names, how many of them act and how many don't speak against it, and where these
    are.
    """

    names: list[Name]
    tokens: tuple[str, ...]
    acting: int = 0
    neutral: int = 0
    places: list[int] = field(default_factory=list)
    counted: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Context:
    """Places of people's positions and of documents' names, where the list of those who get the paper begins, and the
    letterhead, of which only the issuer acts; `plain_offices` are the ends of positions that name no body ("Phó Giám
    đốc"), `of_congress` where the text is about a congress.
    """

    offices: tuple[tuple[int, int], ...]
    documents: tuple[tuple[int, int], ...]
    recipients_from: int
    letterhead: range = range(0)
    issuer: int = -1
    of_congress: bool = False
    plain_offices: frozenset[int] = frozenset()


def find_organisations(document: Document, actors: Actors, events: tuple[Event, ...]) -> tuple[Organisation, ...]:
    """Each body that acts, once, named as at its fullest mention, in the order of the text; `events` say whether the
    text is about a congress, whose body then acts.
    """
    context = _context(document, actors, events)
    bodies: list[Body] = []
    heads: dict[str, int] = {}
    end, weight = -1, 1
    for name in actors.bodies:
        inherited = weight if end >= 0 and _LISTED.fullmatch(document.low, end, name.start) else None
        weight = _weight(document, name, context)
        if weight == 1 and inherited is not None and (inherited != -1 or document.low.startswith(" và ", end)):
            weight = inherited
        end = name.end
        if name.only_a_kind and name.head not in BODIES:
            heads[name.head] = max(weight, heads.get(name.head, 0))
        else:
            _enter(document, bodies, name, weight)
    for head, acting in heads.items():
        if acting == 2:
            _let_head_act(document, bodies, head)
    kept = [body for body in bodies if _counts(body)]
    found = tuple(_finding(document, body) for body in sorted(kept, key=lambda body: min(body.places)))
    return found or tuple(_acting_places(document))


def _context(document: Document, actors: Actors, events: tuple[Event, ...]) -> Context:
    """What decides over every mention: offices, documents, the letterhead of an official paper and its recipients."""
    recipients = document.low.find("\nnơi nhận")
    title = _OFFICIAL_TITLE.search(document.body, 0, LONGEST_LETTERHEAD)
    number = _NUMBER_LINE.search(document.low, 0, title.start() if title else 0)
    letterhead = range(title.start()) if title and number else range(0)
    shouted = [
        name.start
        for name in actors.bodies
        if number and name.start < number.start() and document.body[name.start : name.end].isupper()
    ]
    return Context(
        actors.offices,
        tuple((mention.start, mention.end) for mention in actors.documents),
        recipients if recipients >= 0 else len(document.low),
        letterhead,
        shouted[-1] if shouted else -1,
        any(event.kind is EventKind.CONGRESS for event in events),
        frozenset(end for start, end in actors.offices if document.body.count(" ", start, end) < LONGEST_PLAIN_OFFICE),
    )


def _acting_places(document: Document) -> Iterator[Organisation]:
    """Communes, districts and provinces that act themselves ("Xã An Phước đã …"), for a text that names no body."""
    seen: set[str] = set()
    for match in _PLACE.finditer(document.body):
        name = match["name"]
        if _ACTS.match(document.low, match.end()) and lower(name) not in seen:
            seen.add(lower(name))
            yield Organisation(name=name, **document.place(match.start("name"), match.end()))


def _within(name: Name, places: tuple[tuple[int, int], ...]) -> bool:
    """Whether a name stands inside one of the places, which are in the order of the text."""
    last = bisect.bisect_right(places, (name.start, len(places) + name.end + 1))
    return any(name.end <= end + 1 for _, end in places[max(0, last - 4) : last])


def _weight(document: Document, name: Name, context: Context) -> int:
    """2 where the body acts at this mention, 1 where nothing speaks against it, 0 for an office or a guest, -1 for a
    place or a superior, -2 for who issued or gave what is spoken of.
    """
    low = document.low
    sentence = document.sentence_at(name.start)
    begin = max(sentence.start if sentence else 0, low.rfind("\n", 0, name.start) + 1)
    before = low[max(begin, name.start - 120) : name.start]
    after = low[name.end : name.end + 60]
    standing = -1 if _is_byline(document, name) else _standing(name, before, context)
    if standing is not None:
        return standing
    if _within(name, context.documents):
        return int(bool(_CONFIRMS.match(after)))
    if _CONGRESS_OF.search(before):
        here = context.of_congress and not _SENT_TO.search(before)
        return int(here and _in_lead(document, name.start, context.letterhead.stop))
    if _is_aside(before, after):
        return 0
    if _ACTS.match(after) or _ASKED.search(before):
        return 2
    return int(not _GUESTS.match(low, begin))


def _is_aside(before: str, after: str) -> bool:
    """Whether a body is only another's alias or superior in parentheses, is shown after its election, or launched what
    is spoken of.
    """
    in_parentheses = before.endswith("(") and after.startswith(")")
    return in_parentheses or bool(_SHOWN.match(after) or (before.endswith(" do ") and _LAUNCHED.match(after)))


def _is_byline(document: Document, name: Name) -> bool:
    """Whether a body ends the text on a line of its own, perhaps behind a name: it wrote the text."""
    line = document.low.rfind("\n", 0, name.start) + 1
    last = len(document.low) - name.end < LONGEST_END and not document.low[name.end :].strip(" .)\n")
    return last and line > 0 and bool(_AUTHOR.fullmatch(document.low, line, name.start))


def _standing(name: Name, before: str, context: Context) -> int | None:
    """0 or less where the words before a body say that it does not act here, else None."""
    if name.start > context.recipients_from or (name.start in context.letterhead and name.start != context.issuer):
        return -1
    of_person = name.start - len(", ") in context.plain_offices
    if of_person or _within(name, context.offices) or (_OFFICE.search(before) and not _TITLED_BODY.search(before)):
        return 0
    if _within(name, context.documents):
        return None
    if _VENUE.search(before) or _UNDER.search(before):
        return -1
    if _GIVER.search(before) or _ISSUER.search(before):
        return -2
    return 0 if any(pattern.search(before) for pattern in (_GUEST, _HONOURED, _ELECTED, _WORK_OF)) else None


def _in_lead(document: Document, place: int, begin: int) -> bool:
    """Whether a place is in the first sentences from `begin`, where a text says what it is about."""
    if place < begin:
        return False
    lead = [sentence for sentence in document.sentences[: MOST_HEADINGS + LEAD_SENTENCES] if sentence.start >= begin]
    return bool(lead) and place < lead[:LEAD_SENTENCES][-1].end


def _enter(document: Document, bodies: list[Body], name: Name, weight: int) -> None:
    """Add a mention to the body it names: one whose fuller name holds it, else a new one."""
    tokens = _tokens(even(written(document, name)))
    first = tokens[:1]
    recent = [
        body for body in bodies[-LONGEST_MEMORY:] if body.tokens[:1] == first or "mặt" in (*first, *body.tokens[:1])
    ]
    same = [body for body in recent if _names_same(tokens, body.tokens) or _names_same(body.tokens, tokens)]
    if same:
        body = max(same, key=lambda other: (other.acting + other.neutral > 0, other.names[-1].start))
    else:
        body = Body([], tokens)
        bodies.append(body)
    body.names.append(name)
    if len(tokens) > len(body.tokens):
        body.tokens = tokens
    weight = 0 if weight == 1 and name.only_a_kind else weight  # "xây dựng Đảng bộ vững mạnh" names nobody
    body.acting += weight == 2
    body.neutral += weight >= 1
    if weight > 0:
        body.counted.add(name.start)
    if weight > 0 or not body.places:
        body.places.append(name.start)


def _let_head_act(document: Document, bodies: list[Body], head: str) -> None:
    """A body that acts by its head alone ("Liên hiệp đã được …") is the first whose full name begins with the head,
    on its own or inside another name.
    """
    own = [
        (name.start, body)
        for body in bodies
        for name in body.names
        if (name.head == head or name.head.startswith(f"{head} ")) and _counts(body)
    ]
    inner = [part for body in bodies for name in body.names for part in _inner(document, name, head)]
    first = min(inner, key=lambda part: part.start, default=None)
    if own and (first is None or min(own, key=lambda entry: entry[0])[0] <= first.start):
        body = min(own, key=lambda entry: entry[0])[1]
    elif first is not None:
        fullest = max(inner, key=lambda part: part.end - part.start)
        tokens = _tokens(document.body[fullest.start : fullest.end])
        known = (body for body in bodies if _names_same(tokens, body.tokens) or _names_same(body.tokens, tokens))
        found = next(known, None)
        body = found or Body([fullest], tokens, places=[fullest.start])
        if found is None:
            bodies.append(body)
    else:
        return
    body.acting += 1


def _inner(document: Document, name: Name, head: str) -> Iterator[Name]:
    """The part of a name that is the name of another body beginning with `head`."""
    if head not in _INNER_HEADS:
        return
    for match in re.finditer(rf"(?<= ){re.escape(head)}(?= )", document.low[name.start : name.end]):
        start = name.start + match.start()
        yield Name(start, name.end, head, start + len(head))


def _tokens(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, known abbreviations spelled out, others kept in capitals."""
    name = re.sub(r"\([^)]*\)", " ", name)
    shouted = name.isupper() and " " in name
    name = name.lower() if shouted else name
    words = (
        EXPANDED.get(word.lower(), word if _ACRONYM.fullmatch(word) else word.lower()) for word in _TOKEN.findall(name)
    )
    return tuple(word.lstrip("0") or word for word in " ".join(words).split())  # "số 02" is "số 2"


def _names_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name is the fuller one with words left out: "UBND tỉnh" of "UBND tỉnh Tân Giang"."""
    if "mặt" in short[:1] and "mặt" in full:  # "MTTQ phường" of "Ủy ban MTTQ Việt Nam phường An Đông"
        full = full[full.index("mặt") :]
    if short[:1] != full[:1]:
        return False
    place = 0
    for word in short:
        while place < len(full) and not (end := _word_end(word, full, place)) and full[place] in _LEFT_OUT:
            place += 1
        if place >= len(full) or not end:
            return False
        place = end
    return True


def _word_end(word: str, full: tuple[str, ...], place: int) -> int | None:
    """Where a word that stands at `place` ends: the word itself, or the words it has the initials of ("ĐHTG")."""
    other = full[place]
    if other == word or (len(other) == len(word) and other.lower() == word.lower()):
        return place + 1
    end = place + len(word)
    if not _ACRONYM.fullmatch(word) or end > len(full):
        return None
    return end if "".join(part[0] for part in full[place:end]).lower() == word.lower() else None


def _counts(body: Body) -> bool:
    """Whether a body acts, or is at least named in full where nothing speaks against it."""
    if all(name.only_a_kind for name in body.names):
        return False
    if body.names[0].head == "quỹ":  # mostly what is given to
        return body.acting > 0
    return body.acting > 0 or body.neutral > 0


def _finding(document: Document, body: Body) -> Organisation:
    """The body by its fullest name, at the first mention of that name."""
    fullest = max(
        body.names, key=lambda name: (len(_tokens(written(document, name))), name.start in body.counted, -name.start)
    )
    return Organisation(name=written(document, fullest), **document.place(fullest.start, fullest.end))
