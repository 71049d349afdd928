"""Which kind of target a reader's finding is, by what its quote says. Pure; a person may choose another kind.

The patterns are those of domain facts 2.1 (how resolutions phrase targets).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from nhiemky.papers.findings.model import Direction, Frequency, Op, Target
from nhiemky.rules.progress import TargetKind

PER_CENT = ("%", "‰")

_YEAR = r"(?:mỗi|hằng|hàng|từng|một)\s+năm"
_ASSIGNED = re.compile(
    r"(?:chỉ tiêu|kế hoạch|dự toán)\b(?:(?!\d).){0,80}?\b(?:giao|phân bổ)\b|(?:chỉ tiêu|kế hoạch)\s+(?:được\s+)?giao"
)
_AVERAGE = re.compile(
    rf"bình quân\s+(?:{_YEAR}|(?:cả|toàn)\s+nhiệm kỳ|năm|các năm|/\s*năm)|{_YEAR}\s*,?\s*bình quân(?!\s+đầu người)"
)
_AVERAGE_CHANGE = re.compile(
    rf"(?:tăng|giảm|tăng trưởng)[^.;]{{0,40}}?bình quân|bình quân[^.;,]{{0,40}}?(?:tăng|giảm)(?!\s+còn)"
    rf"|(?:tăng|giảm)\s+(?:thêm\s+)?(?:từ\s+)?[\d,.\s–-]+%[^.;]{{0,20}}?{_YEAR}|{_YEAR}[^.;]{{0,60}}?\b(?:tăng|giảm)\s+(?:thêm\s+|từ\s+|trên\s+)*\d"
)
_CHANGE = re.compile(r"\b(?:tăng|giảm)\s+(?:thêm\s+|ít nhất\s+|trên\s+|từ\s+|tối thiểu\s+|khoảng\s+)*[\d,.]+(?!\s*\d)")
_SINCE = re.compile(r"so với\s+(?:(?:thời điểm|số)\s+)?(?:đầu|năm|nhiệm kỳ|cuối|khi)")
_LAST_YEAR = re.compile(r"(?:hơn|bằng)\b[^.;]{0,30}?năm (?:trước|liền kề)|năm trước[^.;]{0,30}?\b(?:hơn|bằng)\b")
_FALLS = re.compile(r"\b(?:giảm|hạ)\b")
_TITLE = re.compile(
    r"danh hiệu|trong sạch,?\s+vững mạnh|hoàn thành (?:xuất sắc|tốt) nhiệm vụ|xuất sắc|vững mạnh"
    r"|lá cờ|cờ thi đua|cờ đầu|bằng khen|huân chương|tiên tiến|dẫn đầu"
)
_WISH = re.compile(
    r"(?:nâng cao|nâng chất|tăng cường|đẩy mạnh|đổi mới|phát huy|củng cố|cải thiện|không ngừng|chú trọng|quan tâm"
    r"|tập trung|bảo đảm|đảm bảo|đa dạng|mở rộng|xây dựng tổ chức|thường xuyên|làm tốt|thực hiện tốt"
    r"|thực hiện có hiệu quả)\b"
)
_LEVEL = re.compile(
    r"bình quân đầu người|\b(?:tổng số|quy mô|mật độ|duy trì)\b|(?:đạt|ở|giữ)\s+mức|\bnâng\b[^.;]{0,80}?\blên\b"
    r"|(?:giảm|hạ|kéo|chỉ|xuống)\s+(?:xuống\s+)?còn\b|không còn|\bđạt\s+chuẩn\b|^(?:mỗi|từng)\s+(?!năm\b)"
    r"|(?:đến|vào)\s+(?:hết\s+|cuối\s+)*(?:năm|nhiệm kỳ)[^.;]{0,40}?\bcó\s"
)
_DOES = re.compile(
    r"(?:kết nạp|phát triển|vận động|huy động|hỗ trợ|giúp|trao|tặng|trồng|xây dựng|sửa chữa|tổ chức|mở|đào tạo"
    r"|bồi dưỡng|tập huấn|thành lập|giới thiệu|cử|đưa|tiếp nhận|kết nghĩa|thu hút|tạo việc làm|tư vấn|tuyên truyền"
    r"|kiểm tra|giám sát|thực hiện|tăng thêm|phát hành|đăng|ký kết|biên soạn|in|cấp|giải quyết|khám|hiến|xóa|làm mới"
    r"|đầu tư)\b"
)
_YEARS_NEEDED = re.compile(r"(?:ít nhất|tối thiểu|từ)?\s*(?:0?(\d))\s*(?:/\s*\d\s*)?năm\b(?!\s*(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with its quote in small letters, as the questions below ask it."""

    target: Target
    words: str

    @property
    def yearly(self) -> bool:
        """Whether it is to be reached in every year."""
        return self.target.frequency is Frequency.PER_YEAR

    @property
    def share(self) -> bool:
        """Whether its number is a share of something."""
        return (self.target.unit or "") in PER_CENT

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether its words hold the pattern."""
        return pattern.search(self.words) is not None


def said(target: Target) -> Said:
    """The finding, ready to be asked."""
    return Said(target, " ".join(target.quote.casefold().split()))


def kind_of(target: Target) -> TargetKind:
    """The kind of target that the words of a finding most likely mean; the first question with a yes decides."""
    asked = said(target)
    questions = _WITH_NUMBER if target.value is not None else _WITHOUT_NUMBER
    return next((kind for question, kind in questions if question(asked)), TargetKind.QUALITATIVE)


def falls(target: Target) -> bool:
    """Whether a share tells by how much something is to fall ("giảm 20% so với đầu nhiệm kỳ")."""
    return said(target).has(_FALLS)


def needed_years(target: Target) -> int | None:
    """In how many years a title must be won ("ít nhất 3 năm đạt danh hiệu …"); None where it is every year."""
    match = _YEARS_NEEDED.search(said(target).words)
    return int(match[1]) if match and int(match[1]) else None


def _is_growth(asked: Said) -> bool:
    """A change in percent of what it was; a change of a rate in ‰ is told in points."""
    return asked.target.unit == "%" and asked.has(_CHANGE)


def _is_of_years(asked: Said) -> bool:
    """A title to be won every year, or in a number of years."""
    return asked.yearly or needed_years(asked.target) is not None


def _is_state_at_the_end(asked: Said) -> bool:
    """How many there are at a moment, not how many are added up."""
    bounded = asked.target.op in (Op.AT_MOST, Op.LESS_THAN) and "còn" in asked.words.split()
    zero = asked.target.op is Op.EXACTLY and asked.target.value == 0
    return zero or bounded or (asked.has(_LEVEL) and not _DOES.match(asked.words))


def _always(asked: Said) -> bool:
    """The answer where no other question has a yes."""
    return bool(asked.words)


type _Question = tuple[Callable[[Said], bool], TargetKind]

_WITHOUT_NUMBER: tuple[_Question, ...] = (
    (lambda asked: asked.target.direction is Direction.NOT_WORSE or asked.has(_LAST_YEAR), TargetKind.NOT_WORSE),
    (lambda asked: asked.has(_TITLE) and _is_of_years(asked), TargetKind.TITLE_YEARS),
    (lambda asked: asked.has(_TITLE), TargetKind.YES_NO),
    (lambda asked: _WISH.match(_first_words(asked.words)) is not None, TargetKind.QUALITATIVE),
    (lambda asked: asked.target.op is Op.YES_NO, TargetKind.YES_NO),
)
_WITH_NUMBER: tuple[_Question, ...] = (
    (lambda asked: asked.share and (asked.target.of_assigned or asked.has(_ASSIGNED)), TargetKind.ASSIGNED_SHARE),
    (lambda asked: asked.target.unit == "%" and asked.has(_AVERAGE_CHANGE), TargetKind.AVERAGE_GROWTH),
    (lambda asked: _is_growth(asked) and (asked.has(_SINCE) or not asked.yearly), TargetKind.GROWTH),
    (lambda asked: asked.has(_AVERAGE), TargetKind.AVERAGE),
    (lambda asked: "bình quân đầu người" in asked.words and not re.search(_YEAR, asked.words), TargetKind.LEVEL),
    (lambda asked: asked.yearly, TargetKind.EVERY_YEAR),
    (lambda asked: asked.share, TargetKind.RATIO),
    (_is_state_at_the_end, TargetKind.LEVEL),
    (_always, TargetKind.CUMULATIVE),
)


def _first_words(words: str) -> str:
    """The words without numbering and "phấn đấu"."""
    return re.sub(r"^(?:[\w]{1,4}[.)]\s+|[-–+]\s+)?(?:phấn đấu\s+|tiếp tục\s+)?", "", words)
