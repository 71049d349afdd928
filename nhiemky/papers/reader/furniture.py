"""What a page carries around its article: counters, comments, related news, buttons, bylines; and captions of photos.

The patterns are those of Vietnamese news sites in general; each must fit a whole line.
"""

from __future__ import annotations

import re

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.day_lines import is_day_line
from nhiemky.papers.reader.labels import label_of
from nhiemky.papers.reader.pieces import Piece


def _lines(*patterns: str) -> re.Pattern[str]:
    """One pattern that a whole line must fit."""
    return re.compile(r"\W{0,4}(?:" + "|".join(patterns) + r")\W{0,6}", re.IGNORECASE)


_ANYWHERE = _lines(
    r"(?:số\s+)?(?:lần|lượt)\s+(?:đọc|xem|truy\s+cập|view)\b.{0,40}|\d[\d.,]*\s+(?:lượt\s+)?(?:xem|views?|lượt\s+đọc)",
    r"(?:đã\s+xem|lượt\s+truy\s+cập|số\s+người\s+(?:xem|đọc)|đang\s+(?:truy\s+cập|online))\b.{0,40}",
    r"(?:ý\s+kiến|bình\s+luận|phản\s+hồi)\s*\(\s*\d*\s*\)|\(?\d+\)?\s+(?:bình\s+luận|ý\s+kiến|phản\s+hồi).{0,20}",
    r"(?:gửi|viết|thêm)\s+(?:bình\s+luận|ý\s+kiến|phản\s+hồi).{0,30}|(?:ý\s+kiến|bình\s+luận)\s+(?:của\s+)?(?:bạn(?:\s+đọc)?)",
    r"ý\s+kiến\s+của\s+bạn\s+(?:sẽ|đã)\b.{0,160}|(?:vui\s+lòng|xin)\s+(?:gõ|nhập|viết)\s+tiếng\s+việt\b.{0,40}",
    r"\d+\s*/\s*\d+\s+ký\s+tự|(?:còn\s+lại\s+)?\d+\s+ký\s+tự(?:\s+còn\s+lại)?|guest|khách|đang\s+tải(?:\s+dữ\s+liệu)?|loading",
    r"(?:mã\s+(?:bảo\s+mật|xác\s+nhận|an\s+toàn)|họ\s+(?:và\s+)?tên(?:\s+của\s+bạn)?|địa\s+chỉ\s+email|email)\s*(?:\*|:)\s*",
    r"(?:tổng\s+số\s+điểm\s+của\s+bài\s+viết|xếp\s+hạng\s*:\s*\d|click\s+để\s+đánh\s+giá|đánh\s+giá\s+bài\s+viết)\b.{0,80}",
    r"\d+\s+(?:trong|/)\s+\d+\s+đánh\s+giá|\d+\s+phiếu\s+bầu|(?:\d\s+){2,5}sao",
    r"[{\[]{1,2}[a-z_.]{2,30}[}\]]{1,2}(?:\s*[-–|:]\s*\{{1,2}[a-z_.]{2,30}\}{1,2})*",
    r"(?:chia\s+sẻ|lưu|in|gửi|nghe|tải|theo\s+dõi)(?:\s+(?:bài|bài\s+viết|tin|trang|email|file|facebook|zalo|audio|qua\s+email))+",
    r"chia\s+sẻ(?:\s+(?:lên|qua|trên))?.{0,20}|facebook|twitter|zalo|google\+?|linkedin|pinterest|youtube|copy\s+link|sao\s+chép\s+liên\s+kết",
    r"theo\s+dõi\b.{0,60}\bgoogle\s+news|đọc\s+bài\s+viết|nghe\s+đọc\s+bài|(?:cỡ|phóng\s+to)\s+chữ.{0,20}|a\s*[-+]?(?:\s+a\s*[-+]?)+",
    r"(?:quay\s+lại|trở\s+(?:lại|về)|về\s+(?:trang\s+trước|đầu\s+trang|trang\s+chủ)|lên\s+đầu\s+trang|đầu\s+trang|back|print)",
    r"bạn\s+(?:đã|chưa|cần)\b.{0,40}\b(?:đăng\s+nhập|site)\b.{0,120}|thời\s+gian\s+chờ\s*:.{0,20}|đăng\s+(?:nhập|ký|xuất)",
    r"(?:nguồn(?:\s+tin)?|tác\s+giả(?:\s+bài\s+viết)?|người\s+(?:đăng|viết|gửi)|biên\s+tập|từ\s+khó?a|tags?)\s*:.{0,120}",
    r"(?:trang\s+chủ|home)(?:\s*[>»/|›→]\s*.{1,60})*|(?:giới\s+thiệu|tin\s+tức(?:\s*[-–]\s*sự\s+kiện)?|liên\s+hệ|sơ\s+đồ\s+trang|tin\s+nóng|menu)",
    r"(?:©|\(c\)|copyright|bản\s+quyền|giấy\s+phép\s+số|chịu\s+trách\s+nhiệm\s+(?:chính|nội\s+dung)|ghi\s+rõ\s+nguồn)\b.{0,200}",
    r"(?:file|tệp|tài\s+liệu)\s+đính\s+kèm\s*:?.{0,80}|quảng\s+cáo|advertisement|(?:xem|đọc)\s+tiếp|>>.{1,200}",
)
_RELATED = _lines(
    r"(?:các\s+|những\s+)?(?:tin|bài)(?:\s+(?:viết|bài|tức))?\s+(?:có\s+)?(?:liên\s+quan|khác|cùng\s+(?:chuyên\s+mục|chủ\s+đề|loại)"
    r"|đã\s+(?:đưa|đăng)|(?:mới|cũ)\s+(?:hơn|nhất|cập\s+nhật|đăng)|mới|đọc\s+nhiều|xem\s+nhiều|nổi\s+bật|tiêu\s+điểm)",
    r"(?:đọc|xem)\s+(?:nhiều(?:\s+nhất)?|thêm)|có\s+thể\s+bạn\s+quan\s+tâm|gợi\s+ý(?:\s+cho\s+bạn)?|tin\s+đọc\s+nhiều",
    r"bài\s+(?:đọc|xem)\s+nhiều|cùng\s+chuyên\s+mục|thông\s+báo\s+mới|văn\s+bản\s+mới|liên\s+kết\s+(?:web|website)|thăm\s+dò\s+ý\s+kiến",
)
_NO_WORDS = re.compile(r"[\W\d_]{0,3}|[\W_]+")
_ROWS_COUNTED = re.compile(r"(?:stt|tt|số tt|số thứ tự)\.?", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\(?\s*(?:nguồn\s+)?ảnh(?:\s+minh\s+h(?:ọa|oạ))?\s*(?:[:;]|do\s|$)|\bảnh\s?:\s?.{0,45}$|\(ảnh\b.{0,45}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:bảng|biểu(?:\s+đồ)?|hình|sơ\s+đồ)\s+(?:số\s+)?\d{1,2}(?:\.\d{1,2})*\s*[.:]", re.IGNORECASE)
_SCENE = re.compile(
    r"(?:quang\s+cảnh|toàn\s+cảnh|khung\s+cảnh|hình\s+ảnh|ảnh)\b"
    r"|.{0,160}\b(?:phát\s+biểu|chủ\s+trì|tặng\s+hoa|trao|chụp\s+ảnh|ra\s+mắt|bỏ\s+phiếu|biểu\s+quyết|ký\s+kết|báo\s+cáo|tham\s+luận"
    r"|thảo\s+luận|khai\s+mạc|tại)\b.{0,80}\b(?:đại\s+hội|hội\s+nghị|buổi\s+(?:họp|làm\s+việc|lễ)|cuộc\s+họp|lưu\s+niệm|lễ)\b",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*\s*$|\./\.\s*$")
_NAME_WORD = r"(?:[^\W\d_a-z][^\W\d_]*\.?|[^\W\d_]{1,2}\.)"
_BYLINE = re.compile(
    rf"\W{{0,2}}(?:(?:bài|tin|tin,\s+bài|tin,\s+ảnh|bài,\s+ảnh|bài\s+và\s+ảnh|tin\s+và\s+ảnh|theo|thực\s+hiện)\s*[:,]?\s*)?"
    rf"{_NAME_WORD}(?:[\s.]*{_NAME_WORD}){{0,4}}(?:\s*[-–&,/()]\s*{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}){{0,2}}\W{{0,2}}"
)
_LONGEST_CAPTION = 260
_LONGEST_BYLINE = 60
_SENTENCE = 100
_LEAD = 300  # what the lead of other news rarely reaches, once counters or the author's name have ended the article


def ends_sentence(text: str) -> bool:
    """Whether a block ends as a sentence does."""
    return bool(_ENDS.search(text))


def is_byline(text: str) -> bool:
    """Whether a line is names of authors and nothing else ("Lê An", "T.K", "Tin, ảnh: An Bình - Thu Hà")."""
    if len(text) > _LONGEST_BYLINE or not _BYLINE.fullmatch(text):
        return False
    label = label_of(text)
    return label is None or not label.sure


def is_furniture(text: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    line = " ".join(text.split())
    if len(line) > 240:
        return False
    return bool(_NO_WORDS.fullmatch(line) or _ANYWHERE.fullmatch(line) or _RELATED.fullmatch(line)) or is_day_line(line)


class _RowNumbers:
    """Numbers that stand alone on a line because a table was listed cell by cell: 1, 2, 3 … below the heading "STT"."""

    def __init__(self) -> None:
        self._following = 0

    def numbers(self, line: str) -> bool:
        """Whether a line is the next row's number."""
        if _ROWS_COUNTED.fullmatch(line):
            self._following = 1
        if not self._following or line.rstrip(".") != str(self._following):
            return False
        self._following += 1
        return True


def mark_furniture(pieces: list[Piece], *, bylines: bool) -> None:
    """Mark furniture and captions among the paragraphs; `bylines` is false for papers that end in a signature."""
    rows = _RowNumbers()
    shortest = 0  # of a paragraph that goes on with the article after a heading of other news; 0 outside of such
    over = False
    for piece in pieces:
        if piece.kind is not BlockKind.PARAGRAPH or piece.role:
            continue
        line = " ".join(piece.text.split())
        if rows.numbers(line):
            continue
        if is_furniture(line):
            piece.kind = BlockKind.FURNITURE
            if _RELATED.fullmatch(line):
                shortest = _LEAD if over else _SENTENCE
            over = over or not is_day_line(line)
        elif shortest and not (len(line) >= shortest and ends_sentence(line)):
            piece.kind = BlockKind.FURNITURE
        else:
            shortest, over = 0, is_byline(line)
    if bylines:
        _mark_bylines(pieces)
    _mark_captions(pieces)


def _mark_bylines(pieces: list[Piece]) -> None:
    """The author's name: a line of names after the last sentence, where nothing but furniture follows."""
    for index in range(len(pieces) - 1, 0, -1):
        piece = pieces[index]
        if piece.kind is not BlockKind.PARAGRAPH:
            continue
        text = piece.text.strip()
        if not is_byline(text):
            # One more line may follow the byline: the lead that some pages repeat at their end.
            if index == len(pieces) - 1 or all(each.kind is BlockKind.FURNITURE for each in pieces[index + 1 :]):
                continue
            return
        before = next((each for each in reversed(pieces[:index]) if each.kind is not BlockKind.FURNITURE), None)
        if before is not None and ends_sentence(before.text):
            piece.kind, piece.role = BlockKind.FURNITURE, "byline"
        return


def _mark_captions(pieces: list[Piece]) -> None:
    """Lines under photos: with a credit or before one, or a scene named without a full stop between paragraphs."""
    before: Piece | None = None
    for piece in pieces:
        if piece.kind is not BlockKind.PARAGRAPH or piece.role or len(piece.text) > _LONGEST_CAPTION:
            before = None
            continue
        credit = _CREDIT.search(piece.text)
        scene = not _ENDS_SENTENCE.search(piece.text) and _SCENE.match(piece.text)
        if _NUMBERED.match(piece.text) or ((credit or scene) and not label_of(piece.text)):
            piece.kind = BlockKind.CAPTION
            if before is not None and credit and credit.start() == 0:
                before.kind = BlockKind.CAPTION
        before = piece
