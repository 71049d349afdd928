"""Results: what was reached, with its number; one per number that says how well work went."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nhiemky.papers.findings.grammar.chunks import Chunk, is_set
from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.frames import Framed
from nhiemky.papers.findings.grammar.indicators import indicator
from nhiemky.papers.findings.grammar.measures import Measure, UnitKind
from nhiemky.papers.findings.grammar.meetings import DONE_TO_REACH, of_meeting
from nhiemky.papers.findings.grammar.phrases import PhraseBook, phrases
from nhiemky.papers.findings.grammar.table_rows import table_results
from nhiemky.papers.findings.model import Result
from nhiemky.papers.findings.reading import Reading
from nhiemky.papers.findings.targets import every_target

_SAID_AFTER = phrases("""
đạt | được | hoàn thành | vượt | tham gia | vững mạnh | xuất sắc | có | đăng ký | thực hiện | tổ chức
hưởng ứng
giỏi | giàu | tiêu biểu | tiên tiến | vi phạm | bị
vay | đứng trong | sinh hoạt | tiếp cận | chấp hành | làm | kết nạp | vào | cho
""")
_REACHED = phrases("""
đạt | được | hoàn thành | vượt | tăng | giảm | thành lập | xây dựng | tổ chức | kết nạp | phát triển
vận động
hỗ trợ | giúp | giới thiệu | thực hiện | công nhận | triển khai | duy trì | trao | tặng | trồng
giải quyết
tạo | huy động | quyên góp | ủng hộ | đóng góp | thu | chi | giải ngân | cấp | mở | đào tạo
bồi dưỡng
tập huấn | tuyên truyền | kiểm tra | giám sát | xử lý | tiếp nhận | tiếp | ban hành | làm | sửa chữa
nâng cấp
đầu tư | bàn giao | khánh thành | phát hiện | xóa | cài đặt | đăng ký | đưa | cứng hóa | phối hợp
quản lý
chiếm | bằng | ước | còn | nâng | lập | chuyển | phát động | ký kết | tư vấn | thăm | trị giá
tổng trị giá
tham gia | vững mạnh | xuất sắc | có | cho vay | khám | phát | chuyển đổi | làm chủ | hiến
tham mưu | nộp
hòa giải | phản ánh | kết luận | đón | phục vụ | thu hút | sản xuất
""")
# What a body is made of.
_MEMBERS = phrases("""
hội viên | đảng viên | đoàn viên | chi hội | chi bộ | chi đoàn | cơ sở hội | cơ sở | thôn | ấp | xã | phường
hộ
khẩu | nhân khẩu | cán bộ | tổ chức đảng | tổ chức cơ sở | công đoàn cơ sở | công đoàn | đơn vị | hội
người
công chức | viên chức | chính thức | dự bị | giáo viên | học sinh | tổ | khu phố | huyện | tỉnh | phòng
ban
cục | sở | cơ quan | doanh nghiệp | chi cục | nữ | đảng bộ | thành viên | khu dân cư
""")
# Bodies that act are told how many, which is no result; awards are findings of their own.
_ACTORS = phrases("""
cục | sở | ban | đơn vị | cơ quan | địa phương | huyện | tỉnh | nước | quốc gia | bộ | phòng | khối | cụm | hội
""")
# "hội viên", "đơn vị máu" are none of them.
_NO_ACTORS = (("máu",), ("viên",), ("thi",), ("thao",), ("thảo",), ("nghị",), ("chợ",), ("trại",), ("diễn",))
_AWARD_NAMES = """
cờ | bằng khen | giấy khen | huân chương | huy chương | kỷ niệm chương | huy hiệu | danh hiệu | lá cờ
lao động tiên tiến | lao động xuất sắc | chiến sĩ thi đua
"""
_AWARDS = phrases(_AWARD_NAMES)
_PRAISES = phrases(f"{_AWARD_NAMES} | thành tích | khen thưởng | tuyên dương | biểu dương")
_PRAISED = (("cá", "nhân"), ("tập", "thể"), ("gia", "đình"), ("đảng", "viên"), ("đồng", "chí"))
# "124 “Tập thể lao động tiên tiến”", "4 tập thể là Trường …": a title's holders, those whose names follow.
_TITLES = phrases("tập thể lao động | lao động tiên tiến | lao động xuất sắc | chiến sĩ thi đua | chiến sỹ thi đua")
_NAMED_NEXT = (("là",), ("gồm",))
_LONGEST_PRAISE = 20
_WORKED_ON = phrases("""
đạt | hoàn thành | thành lập | xây dựng | công nhận | hỗ trợ | tổ chức | kiểm tra | giám sát
thực hiện
xuống còn | còn | lên | kết nạp | phát triển | thêm
""")
_APPOINTED = phrases("chỉ định | hiệp thương | cử ra")
_PRESENT = phrases("tham dự | đến dự | về dự | có mặt | dự lễ | dự hội nghị | dự đại hội")
# What is said of a count of targets where it is a result: so many met.
_PLAN_MET = phrases("đạt | hoàn thành | vượt | thực hiện được | thực hiện đạt")
_ELECTED = phrases("tham gia ban chấp hành | tham gia bch | tái cử | được bầu | trúng cử | vào ban chấp hành | vào bch")
_ACKNOWLEDGED = phrases("được công nhận | được thành lập | thành lập | hoàn thành | đạt chuẩn")
# A figure given by someone above, not one reached.
_ALLOTTED = phrases("""
được giao | giao bổ sung | điều chỉnh | giao tăng | được phân bổ | dự kiến | chỉ tiêu giao | chỉ tiêu là
kế hoạch giao
""")
# "(nghị quyết đề ra 5%)": what was wanted, told beside what was reached.
_SET_OUT = phrases("""
nghị quyết đề ra | nghị quyết | chỉ tiêu đề ra | kế hoạch đề ra | mục tiêu đề ra | nghị quyết là | chỉ tiêu là
nghị quyết đề ra là | chỉ tiêu nghị quyết đề ra | chỉ tiêu nghị quyết | kế hoạch là | nq đề ra | nq
chỉ tiêu nghị quyết là | chỉ tiêu nghị quyết đề ra là
""")
_PLACES = phrases("xã | phường | thôn | ấp | huyện | tỉnh | khu phố | thị trấn")
# Gifts given at a meeting are results all the same.
_GIVEN = phrases("trao tặng | tặng | trao | hỗ trợ | ủng hộ | trao tặng tượng trưng")
_SOFTENERS = ("trên", "hơn", "gần", "khoảng")
_HAVING = ("có", "gồm", "với", "là")
_JOINED = (("và",), ("với",), ("cùng",))
_REMEMBERED = 50
_NEAR = 6


def find_results(reading: Reading) -> tuple[Result, ...]:
    """Every number reached, in order; a figure that is told again is left out."""
    told = [result for grid in reading.grids for result in table_results(reading.document, grid)]
    told += [result for framed in reading.said if not framed.title for result in _results(framed)]
    found: list[Result] = []
    same: dict[tuple[Decimal, Decimal | None], deque[Result]] = {}
    for result in sorted(told, key=lambda result: result.start):
        earlier = same.setdefault((result.value, result.of), deque(maxlen=_REMEMBERED))
        if not any(_told_again(result, other) for other in earlier):
            earlier.append(result)
            found.append(result)
    headlines = [result for framed in reading.said if framed.title for result in _results(framed)]
    wanted = {(target.value, target.unit) for target in every_target(reading)} if headlines else set()
    new = [
        result
        for result in headlines
        if (result.value, result.unit) not in wanted and not any(_rounds(result, other) for other in found)
    ]
    return tuple(sorted([*new, *found], key=lambda result: result.start))


def _rounds(headline: Result, told: Result) -> bool:
    """Whether a headline's figure is one that the text tells, perhaps rounded ("trên 8.800" for 8.865)."""
    alike = (headline.unit or "").casefold()[:6] == (told.unit or "").casefold()[:6]
    if (headline.value, headline.of) == (told.value, told.of) and headline.value >= 10 and headline.unit != "%":
        return True
    return alike and told.value != 0 and abs(headline.value - told.value) * 50 <= abs(told.value)


def _results(framed: Framed) -> Iterator[Result]:
    """The results of one sentence."""
    statement = framed.statement
    described = follows = False
    for chunk in framed.chunks:
        joined = statement.words[chunk.start : chunk.start + 1] in _JOINED
        listed = described and (joined or not any(word != "," for word in chunk.before(statement)))
        behind = chunk.behind(statement)
        described = _describes(chunk, statement.words, behind) or _praised(statement.words, chunk, behind) or listed
        if described and _plain_count(chunk.measure):
            continue
        if not _is_result(framed, chunk, follows=follows):
            continue
        follows = True
        measure = chunk.measure
        yield Result(
            **statement.document.place(statement.begin(chunk.start), statement.finish(chunk.end)),
            indicator=indicator(statement, chunk),
            value=measure.value,
            of=measure.of,
            unit=measure.unit or None,
        )


def _is_result(framed: Framed, chunk: Chunk, *, follows: bool) -> bool:
    """Whether a measure is a thing reached where it stands; `follows` says that one before it in the sentence is."""
    statement, measure = framed.statement, chunk.measure
    frame = framed.at(measure.first)
    if frame is Frame.PURPOSE and framed.cue_at(measure.first) is not None:
        frame = Frame.NONE
    if frame.ahead and framed.tells_of_past(chunk.start, chunk.measure.first):
        frame = Frame.DONE
    if frame.ahead or frame is Frame.PURPOSE or is_set(statement.words, chunk) or _was_wanted(statement.words, measure):
        return False
    if statement.words[measure.first - 2 : measure.first] == ("không", "quá"):
        return False
    if measure.kind is not UnitKind.SHARE:
        if _allotted(statement.words, measure) or of_meeting(statement.words, measure):
            return False
        if _plain_count(measure):
            return _counts_as_result(framed, chunk, frame, follows=follows)
    return frame is not Frame.EVENT or measure.kind is not UnitKind.COUNT


def _plain_count(measure: Measure) -> bool:
    """Whether a measure counts things, no part of a whole."""
    return measure.of is None and measure.kind is UnitKind.COUNT


def _counts_as_result(framed: Framed, chunk: Chunk, frame: Frame, *, follows: bool) -> bool:
    """A plain count is a result where something was done to reach it, not where a body is described."""
    statement = framed.statement
    before, behind = chunk.before(statement), chunk.behind(statement)
    if frame is Frame.EVENT and _GIVEN.ending(statement.words, _before_softeners(statement.words, chunk.measure.first)):
        return True
    if frame in (Frame.EVENT, Frame.STATE) or _only_mentioned(chunk, before, behind):
        return False
    if _has(behind[:_NEAR], _ELECTED) or _names_places(framed, chunk) or _praised(statement.words, chunk, behind):
        return False
    counted = statement.words[chunk.measure.first + 1 : chunk.measure.after + 1][:3]
    acting = _ACTORS.at(counted, 0) if counted else None
    acts = acting is not None and counted[acting.length : acting.length + 1] not in _NO_ACTORS
    if _has(counted[:2], _AWARDS) or (acts and not _has(before, _WORKED_ON) and not _has(behind, _ACKNOWLEDGED)):
        return False
    if _names_plan(chunk.measure) and not _has((*before[-_NEAR:], *behind), _PLAN_MET):
        return False
    return follows or frame is Frame.DONE or _has(before, _REACHED) or _has(behind, _REACHED)


def _only_mentioned(chunk: Chunk, before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "20 xã này", "một trong 5 đơn vị", "chỉ định Ban Chấp hành với 27 đồng chí", those who came: no work done."""
    named = behind[:1] in (("này",), ("đó",)) or before[-2:] == ("một", "trong")
    return named or _has(before, _APPOINTED) or _attended(chunk, behind)


def _attended(chunk: Chunk, behind: Sequence[str]) -> bool:
    """ "Hơn 500 đoàn viên … tham dự lễ phát động": those present, not how many came over a year ("lượt")."""
    return not chunk.measure.unit.startswith("lượt") and _has(behind[:_NEAR], _PRESENT)


def _praised(words: Sequence[str], chunk: Chunk, behind: Sequence[str]) -> bool:
    """ "49 cá nhân … được nhận kỷ niệm chương", "3 tập thể và 5 cá nhân … được khen thưởng": those who were praised."""
    place = chunk.measure.after
    if place + 1 < len(words) and words[place] == '"' and _TITLES.at(words, place + 1):
        return True
    after = chunk.measure.first + 1 + (words[chunk.measure.first + 1 : chunk.measure.first + 2] == ("lượt",))
    if words[after : after + 2] not in _PRAISED:
        return False
    if _has(words[chunk.start : chunk.measure.first], _AWARDS) or words[place : place + 1] in _NAMED_NEXT:
        return True
    joined = behind or words[chunk.measure.after + 1 : chunk.measure.after + 4]
    further = words[chunk.measure.after : chunk.measure.after + _LONGEST_PRAISE] if joined[1:] in _PRAISED else ()
    return _has((*behind, *further), _PRAISES)


def _allotted(words: Sequence[str], measure: Measure) -> bool:
    """Whether the words right before a number say that it was given by someone above."""
    return any(_ALLOTTED.ending(words, at) for at in range(max(1, measure.first - 3), measure.first + 1))


def _was_wanted(words: Sequence[str], measure: Measure) -> bool:
    """ "(nghị quyết đề ra 5%)": nothing but the plan between a parenthesis and the number."""
    wanted = _SET_OUT.ending(words, measure.first, 7)
    return wanted is not None and words[: measure.first - wanted.length][-1:] == ("(",)


def _before_softeners(words: Sequence[str], place: int) -> int:
    """The place before "hơn", "gần" that stand before a number."""
    while place > 0 and words[place - 1] in _SOFTENERS:
        place -= 1
    return place


def _names_places(framed: Framed, chunk: Chunk) -> bool:
    """ "3 xã An Phước, Thạnh Lợi và …": so many are named, not reached."""
    statement = framed.statement
    place = statement.word_at(chunk.measure.quantity.end)
    return _PLACES.at(statement.words, min(place, len(statement.words) - 1)) is not None and statement.capital(
        place + 1
    )


def _names_plan(measure: Measure) -> bool:
    """ "11 chỉ tiêu kinh tế": how long a list is."""
    return measure.unit.casefold().startswith("chỉ tiêu")


def _describes(chunk: Chunk, words: Sequence[str], behind: Sequence[str]) -> bool:
    """ "Hội có 591 hội viên": a body's size, with nothing said of it after."""
    measure = chunk.measure
    if words[measure.first - 2 : measure.first] == ("hiện", "có"):
        return True
    if not _has(words[measure.first : measure.after], _MEMBERS):
        return False
    led = words[chunk.start : measure.first]
    while led and led[-1] in _SOFTENERS:
        led = led[:-1]
    if led[-2:] == ("tổng", "số"):
        led = led[:-2]
    if "hiện" in led[-3:]:
        return True
    only_has = bool(led) and led[-1] in _HAVING and not _has(led[:-1], DONE_TO_REACH) and "đã" not in led
    return only_has and not _has(behind, _SAID_AFTER)


def _has(words: Sequence[str], book: PhraseBook[bool]) -> bool:
    """Whether any phrase of a book stands among the words."""
    return any(book.at(words, at) for at in range(len(words)))


def _told_again(result: Result, earlier: Result) -> bool:
    """Whether a figure with the same numbers was told before of the same thing."""
    telling = len(str(result.value).replace(".", "").strip("0")) >= 3 or result.of is not None
    if telling and (result.unit or "").casefold()[:6] == (earlier.unit or "").casefold()[:6]:
        return True
    mine, other = set(result.indicator.casefold().split()), set(earlier.indicator.casefold().split())
    return bool(mine and other) and 2 * len(mine & other) / (len(mine) + len(other)) > 0.6
