"""Quantities that measure something: with the noun that they count, and without those that only name or date.

"kết nạp 20 đảng viên" counts members; "trong 2 ngày", "lần thứ 4", "tổ 5", "5 không 3 sạch", "136 đại biểu" measure no
work. What is left out here is never a target or a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from nhiemky.papers.findings.grammar.phrases import phrases, word_set
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.rules.text import Quantity, number_from_words


class UnitKind(StrEnum):
    """A SHARE (%, ‰), MONEY, an AMOUNT in a measure (ha, km, times), or a COUNT of things."""

    SHARE = "share"
    MONEY = "money"
    AMOUNT = "amount"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity in its sentence: `first` is the word number of its numeral, `after` the one after numeral and unit.

    `unit` is as written ("tỷ đồng", "đảng viên"), "" where nothing is named.
    """

    quantity: Quantity
    first: int
    after: int
    unit: str
    kind: UnitKind
    value: Decimal
    value_max: Decimal | None = None
    of: Decimal | None = None

    @property
    def start(self) -> int:
        """Where the numeral begins in the text."""
        return self.quantity.start


# What a number counts when it tells nothing about work done: time, parts of plans, people present.
_NOT_WORK = phrases("""
năm | tháng | ngày | giờ | phút | giây | tuổi | tuần | quý | đêm | thế kỷ | nhiệm kỳ | khóa | đại biểu
giải pháp
nhiệm vụ | khâu | khâu đột phá | mũi nhọn | lĩnh vực | mục tiêu | nội dung | nhóm | phần | bước
mặt | phía | bên
không | sạch | rõ | quan điểm | tiêu chí | vấn đề | nguyên tắc | trụ cột
chương trình trọng tâm
chương trình đột phá | chương trình hành động | tham luận | ý kiến | chức danh | ủy viên | thành viên | điều
chương , | chương và | chương ; | chương với | đột phá | nhất
tốt | có | biết | lượt xem | lượt đọc | lượt truy cập | bình luận | phiếu bầu | ký tự
đánh giá | khách | nhiệm
bài học | hướng | tiểu ban | điểm cầu | khối | chuyên đề năm | loại hình | cấp
kết quả | dân tộc | chủ trương
kỳ | thứ | dấu | sẵn sàng | tại chỗ | an | trong | xã hội | đơn vị này
nhóm giải pháp | nhóm nhiệm vụ | nguồn
dự thảo | tờ trình | văn kiện | mảng | biểu | phụ lục | tấm gương
hội nghị
""")

# A bare number after these is a name: "tổ 5", "lớp 10", "đợt 1".
_NAMES = phrases("""
số | thứ | khóa | quốc lộ | tỉnh lộ | đường tỉnh | tổ | khu phố | chi bộ | quận | phường | lớp | cấp
cấp độ
mức độ | hạng | loại | top | đề án | chỉ thị | nghị quyết | trung ương | tw | đội | bước | giai đoạn
đợt
phiên | điều | khoản | mục | phụ lục | hình | bảng | kết luận | học kỳ | khối | vùng | mẫu | tập | chương
lần
thi đua | covid - | phiên bản | tiết | câu | lầu | tầng | phòng | cụm | tuyến | kỷ niệm | trang | quyển
ban công tác số
phong trào | kỳ họp | chương trình | xuân | tết | trường | quy định | hướng dẫn | kế hoạch | vào
lúc | khu vực
lượt xem : | view count : | số lần đọc : | hiệp định | a | nq | kl | ct | qđ | tháng | điện thoại
dđ | đt
""")

# Words that end the name of what is counted.
_STOPS = word_set("""
được có đạt là và của trong tại với cho để nhằm do từ đến theo trên dưới ở về vào bằng so trở hoặc nếu khi xuống
lên còn như gồm thì mà nào hay vẫn đã đang sẽ cần phải tham hoàn giúp trị chiếm tăng giảm vượt mỗi hàng hằng / (
) , . ; : - – " ' % này đó trên/ tính cùng
""")

_COUNTED = phrases("""
đảng viên | đảng viên mới | đoàn viên | đoàn viên mới | đoàn viên ưu tú | hội viên
hội viên mới
công đoàn cơ sở | tổ chức cơ sở đảng | công trình thanh niên | công trình | cán bộ | chi bộ
chi hội | chi đoàn
cơ sở hội | cuộc kiểm tra | cuộc giám sát | cuộc | lớp tập huấn | lớp | hộ nghèo | hộ
hộ gia đình
hộ hội viên | lao động | doanh nghiệp | hợp tác xã | mô hình | câu lạc bộ | suất quà | phần quà
suất học bổng
ngày công | lượt người | lượt | xã | thôn | ấp | trường | giường bệnh | bác sĩ | sáng kiến
đề tài | ý tưởng
chỉ tiêu | chỉ tiêu đăng ký | tổ chức | đơn vị | đơn vị máu | tập thể | cá nhân | căn nhà | nhà | cây xanh
cây | văn bản
nghị quyết | đơn thư | đơn | vụ việc | vụ | trường hợp | buổi | cấp ủy viên | người | học sinh | sinh viên
thanh niên
phụ nữ | nông dân | dòng sản phẩm | sản phẩm | dự án | gia đình | tổ hợp tác | tổ chức đảng
lượt hộ
lượt đoàn viên | bài viết | tin bài | bản đăng ký | phong trào | hoạt động | mái ấm tình thương
""")

_SHARES = ("%", "‰")
_QUESTION_OF_MONEY = ("đồng", "usd", "vnđ", "vnd", "đô la", "eur")
_LEAST = phrases("ít nhất | tối thiểu | không dưới | không quá | tối đa | thêm")
_AND_MORE = ("trở", "lên")
_MORE_WITHIN = 8
# "ít nhất 01 loại hình" asks for so many even of what else only counts parts of a plan; time stays time.
_TIMES = word_set("năm tháng ngày giờ phút giây tuần quý đêm tuổi")
_LONE = word_set("một hai ba bốn năm sáu bảy tám chín mười")
_LONGEST_NAME = 3
# So many are not at one meeting: "hơn 374.000 thành viên tham gia".
_PEOPLE = phrases("thành viên | khách")
_MASSES = 2000


def measures(statement: Statement) -> tuple[Measure, ...]:
    """The measures of a statement in order; ranges from a former value ("từ 7 xuống còn 3") count by the new one."""
    words = statement.words
    found: list[Measure | None] = [_measure(statement, quantity) for quantity in statement.quantities]
    found += [_lone(statement, place) for place in range(len(words)) if words[place] in _LONE]
    kept = sorted((measure for measure in found if measure), key=lambda measure: measure.first)
    return tuple(measure for measure in _joined(words, kept) if _measures_work(statement, measure))


def _measure(statement: Statement, quantity: Quantity) -> Measure:
    """The quantity with what it counts; "%0" is "‰" as it is typed, two marks long."""
    if quantity.unit == "‰" and statement.document.body[quantity.end - 1] == "%":
        quantity = replace(quantity, end=quantity.end + 1)
    first = statement.word_at(quantity.start)
    after = statement.word_at(quantity.end)
    written = statement.document.text[quantity.number_end : quantity.end].strip()
    if quantity.unit == "‰":
        written = "‰"
    return _with_unit(statement, Measure(
        quantity, first, after, written, _kind(quantity), quantity.value, quantity.value_max, quantity.of,
    ))  # fmt: skip


def _kind(quantity: Quantity) -> UnitKind:
    unit = quantity.unit.lower()
    if unit in _SHARES:
        return UnitKind.SHARE
    if any(money in unit for money in _QUESTION_OF_MONEY) or quantity.scale >= 10**9:
        return UnitKind.MONEY
    return UnitKind.AMOUNT if unit and quantity.scale == 1 else UnitKind.COUNT


def _with_unit(statement: Statement, measure: Measure) -> Measure:
    """A count with the noun after it: a known one, else up to three words before a stop."""
    if measure.kind is not UnitKind.COUNT:
        return measure
    words, place = statement.words, measure.after
    known = _COUNTED.at(words, place) if place < len(words) else None
    end = place + known.length if known else place
    while not known and end < len(words) and end - place < _LONGEST_NAME and words[end] not in _STOPS:
        end += 1
    if end == place:
        return measure
    start = measure.quantity.number_end
    unit = statement.document.text[start : statement.finish(end)].strip()
    return replace(measure, after=end, unit=" ".join(unit.split()))


def _lone(statement: Statement, place: int) -> Measure | None:
    """ "ít nhất một đảng viên", "hai hộ trở lên": a number word alone counts beside a comparator."""
    words = statement.words
    if _LEAST.ending(words, place) is None and _AND_MORE not in pairwise(words[place : place + _MORE_WITHIN]):
        return None
    if any(quantity.start <= statement.begin(place) < quantity.end for quantity in statement.quantities):
        return None
    value = number_from_words(words[place])
    if value is None:
        return None
    token = statement.tokens[place]
    quantity = Quantity(token.start, token.end, Decimal(value), number_end=token.end)
    return _with_unit(statement, Measure(quantity, place, place + 1, "", UnitKind.COUNT, quantity.value))


def _joined(words: Sequence[str], found: Sequence[Measure]) -> Iterator[Measure]:
    """ "12 trên tổng số 15 xã" is one measure of a whole; "từ 7 Ban xuống còn 3 Ban" is the new value alone."""
    waiting: Measure | None = None
    for measure in found:
        if waiting is not None:
            between = words[waiting.after : measure.first]
            if waiting.of is None and _of_whole(between):
                waiting = replace(waiting, of=measure.value, after=measure.after, unit=waiting.unit or measure.unit)
                continue
            if not _is_former(words, waiting, between):
                yield waiting
        waiting = measure
    if waiting is not None:
        yield waiting


def _of_whole(between: Sequence[str]) -> bool:
    """Whether "trên tổng số", "trong tổng số", "/" stand between a part and its whole."""
    return tuple(between) in (
        ("trên", "tổng", "số"),
        ("trong", "tổng", "số"),
        ("trên", "tổng"),
        ("/", "tổng", "số"),
        ("/",),
    )


def _is_former(words: Sequence[str], measure: Measure, between: Sequence[str]) -> bool:
    """Whether the measure is what something was before it rose or fell to the next one."""
    if len(between) > 8 or not {"xuống", "lên", "còn"} & set(between) or set(between) & {",", ";"}:
        return False
    return measure.first > 0 and words[measure.first - 1] == "từ"


def _measures_work(statement: Statement, measure: Measure) -> bool:
    """Whether a number tells of work at all: not a name, a duration, a part of a plan, people present."""
    words = statement.words
    if measure.kind is UnitKind.SHARE or measure.of is not None:
        return True
    if _is_name(words, measure) or _quoted(words, measure.first) or _is_per(statement, measure):
        return False
    if words[measure.first - 1 : measure.first] in (("ở",), ("tại",)):
        return False
    if measure.kind is UnitKind.AMOUNT:
        return not measure.unit.lower().startswith(("giờ", "phút", "độ"))
    if measure.kind is UnitKind.MONEY:
        return not _is_cost(words, measure)
    return _counts_work(words, statement.word_at(measure.quantity.end), measure)


def _counts_work(words: Sequence[str], place: int, measure: Measure) -> bool:
    """Whether what a number counts, named from word number `place` on, tells of work."""
    nothing_named = place >= len(words) or words[place] in _STOPS
    if nothing_named and measure.quantity.scale == 1 and measure.value_max is None:
        return measure.value >= 100 or _is_figure(words, measure)
    if place >= len(words) or _COUNTED.at(words, place) is not None:
        return True
    if words[place : place + 2] == ("tiêu", "chí"):
        return words[measure.first - 1 : measure.first] in (("đạt",), ("vượt",), ("thành",))
    if _NOT_WORK.at(words, place) is None or (words[place] == "tuổi" and "thọ" in words[:place]):
        return True
    asked = _LEAST.ending(words, measure.first) is not None and words[place] not in _TIMES
    return asked or (_PEOPLE.at(words, place) is not None and measure.value >= _MASSES)


def _is_per(statement: Statement, measure: Measure) -> bool:
    """ "giường bệnh trên 1 vạn dân", "/1 ha": what a rate is taken of."""
    words = statement.words
    if measure.first == 0 or words[measure.first - 1] not in ("trên", "/", "cho", "mỗi"):
        return False
    round_number = measure.quantity.amount in (1, 10, 100, 1000, 10_000, 100_000, 1_000_000)
    return round_number and measure.unit.casefold().split()[-1:] in (
        ["dân"],
        ["trẻ"],
        ["ha"],
        ["người"],
        ["vạn"],
        ["nghìn"],
    )


def _is_figure(words: Sequence[str], measure: Measure) -> bool:
    """Whether a bare number stands where a figure is given: after "là", ":", "đạt"."""
    return measure.first > 0 and words[measure.first - 1] in (
        "là",
        "đạt",
        "trên",
        "còn",
        "dưới",
        "thêm",
        "nhất",
        "thiểu",
    )


def _is_name(words: Sequence[str], measure: Measure) -> bool:
    """ "tổ 5", "đợt 1", "25 /7"."""
    named = _NAMES.ending(words, measure.first)
    if words[measure.first - 1 : measure.first] == ("top",):
        return True
    if named is None or measure.kind in (UnitKind.MONEY, UnitKind.AMOUNT):
        return False
    counted = _COUNTED.at(words, measure.after) if measure.after < len(words) else None
    known = _COUNTED.at(words, measure.first + 1) if measure.first + 1 < len(words) else None
    before = words[measure.first - 2] if measure.first > 1 else ""
    return (counted or known) is None and not (words[measure.first - 1] == "số" and before in ("tổng", "có"))


def _quoted(words: Sequence[str], place: int) -> bool:
    """Whether quotation marks stand around a word: a name's number ("5 không, 3 sạch")."""
    return words[:place].count('"') % 2 == 1 and '"' in words[place:]


def _is_cost(words: Sequence[str], measure: Measure) -> bool:
    """Money that a plan allots, a rule sets or a trade brings, not money raised: "mức hỗ trợ …", "cho thu nhập …"."""
    before = words[max(0, measure.first - 5) : measure.first]
    if "cho" in before and "thu" in before and "nhập" in before:
        return True
    each = next((at for at in range(measure.first - 1, max(-1, measure.first - 5), -1) if words[at] == "mỗi"), None)
    if each is not None and words[each + 1] not in ("năm", "chi", "cơ", "đơn"):
        return True
    return "tương" in before[-3:] or ("mức" in before and ("hỗ" in before or "chi" in before or "phí" in before))
