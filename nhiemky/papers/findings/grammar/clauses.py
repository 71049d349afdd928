"""Cuts what is to be done into clauses: one per main verb with its object, each from its verb to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.papers.findings.grammar.cues import LINKS
from nhiemky.papers.findings.grammar.phrases import Phrase, phrases, word_set
from nhiemky.papers.findings.grammar.verbs import AFTER_AND, VERBS, Verb, begins_clause, verb_at, verb_phrase_end

_HARD = frozenset(";:…")
# Verbs that are never a noun: after a comma they begin a clause even where a list of nouns could go on.
_PURE = phrases("""
xây dựng kế hoạch | xây dựng chương trình | xây dựng phương án | xây dựng đề án
tăng cường | đẩy mạnh | đẩy nhanh | nâng cao | phát huy | giữ vững | khắc phục | tạo điều kiện
khuyến khích
siết chặt | chấn chỉnh | nhân rộng | hoàn thành | mở rộng | cụ thể hóa | thúc đẩy | tháo gỡ
huy động | chăm lo
củng cố | kiện toàn | đổi mới | tham mưu | rà soát | ban hành | tạo ra | triển khai
tạo chuyển biến
tạo sự chuyển biến | bố trí | phối hợp | đôn đốc | giải quyết | ngăn chặn | khơi dậy
""")
# "vận động nhân dân …, xây dựng …": the verbs after the comma are what those people do.
_CAUSES = phrases("""
vận động | động viên | giúp | giúp đỡ | tuyên truyền | hỗ trợ | khuyến khích | tuyên truyền , vận động
""")
# Manner words that speak of people rather than of the one who is ordered.
_OF_PEOPLE = phrases("""
tích cực | nỗ lực | nghiêm túc | thực hiện tốt | cố gắng | ra sức | quyết tâm | thực hiện nghiêm | tham gia
""")
# After a purpose ("nhằm …", "để …") the purpose goes on with its own verbs; only these begin anew.
_PURPOSES = frozenset(("nhằm", "để", "góp"))
_FRESH = phrases("""
tiếp tục | tập trung | tăng cường | đẩy mạnh | chủ động | quan tâm | chú trọng | phối hợp | rà soát
triển khai
tổ chức tốt | làm tốt | thực hiện tốt | bố trí | kiện toàn
""")
# "môi trường thân thiện, tích cực cho học sinh": qualities, where no verb follows.
_QUALITIES = phrases("tích cực | kịp thời | nghiêm túc | linh hoạt | chủ động | thường xuyên | quyết liệt | thiết thực")
_NO_VERBS = ((), ("cho",), ("của",), ("trong",), ("và",), (",",), ("hơn",), ("với",), ("đối",), ("về",), (".",))
_FIGURE = phrases("có trên | trên | đạt | có | ít nhất | trong đó")
_NOMINAL = word_set("tác việc động về trong trình thức hóa quả trò lực các những chương nghiệp , tra sát tuyên truyền")
# What they strengthen is an object even where it is a verb: "tăng cường tuần tra".
_OF_A_VERB = (("tăng", "cường"), ("đẩy", "mạnh"))
# "các ý kiến, đề xuất chính đáng": what people say, one after the other.
_VOICES = (("ý", "kiến"), ("kiến", "nghị"), ("đề", "xuất"), ("phản", "ánh"), ("nguyện", "vọng"))
_NOT_OBJECTS = word_set("số trong của về cho với từ ở tại")  # "chuyển đổi số", "sáng tạo trong …"
_ENSURES = (("bảo", "đảm"), ("đảm", "bảo"))
# What is secured as work of its own; "bảo đảm tiến độ, chất lượng" only says how well.
_SECURED = phrases("""
an sinh | an ninh | quốc phòng | trật tự | đời sống | quyền | quyền lợi | chế độ | vệ sinh | nguồn | cân đối
môi trường
""")
# Nouns that a list of doings hangs on.
_NOUNS = phrases("""
công tác | việc | hoạt động | nội dung | nhiệm vụ | giải pháp | biện pháp | chương trình | quy trình | quy định | các
""")
_LINKING = (("đồng", "thời"), ("bên", "cạnh"), ("ngoài", "ra"), ("cùng", "với"), ("trong", "đó"))
_NO_OBJECT = frozenset((",", ";", ".", "và", "…", ":", "-", ")"))


def clauses(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Word spans of the clauses between two places, without the marks around them; not all begin with a verb."""
    begin = start
    place = start
    while place < end:
        if words[place] in _HARD:
            yield from _trimmed(words, begin, place)
            begin = place + 1
        else:
            following = _new_clause(words, begin, place, end)
            if following is not None:
                yield from _trimmed(words, begin, place)
                begin = following
                place = following - 1
        place += 1
    yield from _trimmed(words, begin, end)


def _trimmed(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without marks and linking words before it and marks after it, if anything is left."""
    while start < end and words[start] in (",", ".", "-", "+", "*", "•", '"', "và"):
        start += 1
    while end > start and words[end - 1] in (",", ".", "-", "…", "!", "/", "và", '"'):
        end -= 1
    if end > start:
        yield start, end


def _new_clause(words: Sequence[str], begin: int, place: int, end: int) -> int | None:
    """Where the next clause begins if one does at the comma or "và" at `place`; None where the clause goes on."""
    following = place + 1
    if words[place] == "đồng" and words[following : following + 1] == ("thời",) and place > begin + 2:
        after = following + 1
        return after if after < end and words[after] != "với" and begins_clause(words, after) else None
    if following >= end:
        return None
    if words[place] == "và":
        manner = AFTER_AND.at(words, following)
        quality = manner is not None and words[following + manner.length : following + manner.length + 1] == ("của",)
        return following if manner and not quality and _complete(words, begin, place) else None
    return _after_comma(words, begin, place, end) if words[place] == "," else None


def _after_comma(words: Sequence[str], begin: int, comma: int, end: int) -> int | None:
    """Where the clause after a comma begins, if one does."""
    following = comma + 1
    if words[comma - 2 : comma] == ("chủ", "trì"):
        return None
    if _FIGURE.at(words, following) or words[following].isdigit():
        return following if begins_clause(words, begin) and "%" in words[following : following + 6] else None
    link = LINKS.at(words, following)
    if link is not None and words[following : following + 2] in _LINKING:
        following += link.length
    phrase = verb_at(words, following) if following < end else None
    if phrase is not None and words[comma - 2 : comma] in _VOICES and words[following : following + 2] in _VOICES:
        return None
    if phrase is None or not _complete(words, begin, comma) or _stops(words, following + phrase.length, phrase.label):
        return None
    begins = _verb_begins(words, begin, comma, following, phrase)
    return following if begins else None


def _verb_begins(words: Sequence[str], begin: int, comma: int, place: int, phrase: Phrase[Verb]) -> bool:
    """Whether the verb at `place` begins a clause of its own after what stands before the comma."""
    aside = any(words[at] in _PURPOSES for at in range(begin, comma)) or _lists_doings(words, begin, comma)
    if aside and not _FRESH.at(words, place):
        return False
    if phrase.label is Verb.MANNER:
        if _QUALITIES.at(words, place) and words[place + phrase.length : place + phrase.length + 1] in _NO_VERBS:
            return False
        return not (_caused(words, begin, comma) and _OF_PEOPLE.at(words, place))
    if phrase.label is Verb.PLAIN and not _takes_object(words, place + phrase.length):
        return _goes_on(words, begin, comma, place, phrase)
    return _strong_begins(words, begin, comma, place)


def _goes_on(words: Sequence[str], begin: int, comma: int, place: int, phrase: Phrase[Verb]) -> bool:
    """Whether a verb that often is a noun goes on with a row of verbs, each with its object: "đẩy mạnh sản xuất, kiểm
    soát nhập khẩu"; not where a noun is told before that could be listed on ("công tác …, kiểm tra …").
    """
    object_at = place + phrase.length
    quality = words[place : place + 2] in _ENSURES and _SECURED.at(words, object_at) is None
    if phrase.length < 2 or quality or words[object_at] in _NOT_OBJECTS:
        return False
    if not begins_clause(words, begin) or words[begin] == "có":
        return False
    if any(_NOUNS.at(words, at) for at in range(begin, comma)):
        return False
    return not _caused(words, begin, comma) and not _ends_in_verb(words, begin, comma)


def _stops(words: Sequence[str], place: int, label: Verb) -> bool:
    """Whether nothing follows a verb that could be its object ("điều chỉnh, bổ sung và hoàn thiện dự thảo" has one)."""
    second = verb_at(words, place + 1) if label is Verb.STRONG and words[place : place + 1] == (",",) else None
    if second is not None:
        joint = place + 1 + second.length
        return words[joint : joint + 1] != ("và",) or not begins_clause(words, joint + 1)
    return place >= len(words) or words[place] in _NO_OBJECT or words[place] == "của"


def _takes_object(words: Sequence[str], place: int) -> bool:
    """Whether a verb that often is a noun has a marked object: "chuyển các loại hình …"."""
    if words[place - 2 : place] in (("bảo", "đảm"), ("đảm", "bảo")):
        return False
    return place < len(words) and words[place] in ("các", "những", "một", "việc", "toàn", "100", "mọi", "tất")


def _strong_begins(words: Sequence[str], begin: int, comma: int, place: int) -> bool:
    """Whether the strong verb after a comma begins a clause: it has an object, and no list of nouns goes on."""
    if _PURE.at(words, place):
        return True
    return not _caused(words, begin, comma) and not _ends_in_verb(words, begin, comma)


def _lists_doings(words: Sequence[str], begin: int, comma: int) -> bool:
    """Whether the object of a clause is doings told by their verbs: "các hoạt động hỗ trợ …, phát triển …"."""
    return any(
        words[at : at + 2] == ("hoạt", "động") and begins_clause(words, at + 2) for at in range(begin, comma - 2)
    )


def _caused(words: Sequence[str], begin: int, comma: int) -> bool:
    """Whether the clause makes others act ("vận động nhân dân …")."""
    return any(_CAUSES.at(words, at) for at in range(begin, min(begin + 5, comma)))


def _ends_in_verb(words: Sequence[str], begin: int, end: int) -> bool:
    """Whether the words before a comma end in a bare verb used as a noun ("công tác kiểm tra")."""
    phrase = VERBS.ending(words, end, 4)
    if phrase is None or phrase.label in (Verb.TAIL, Verb.NOUN):
        return False
    before = end - phrase.length
    if before <= begin:
        return False
    earlier = VERBS.ending(words, before, 4)
    return words[before - 1] in _NOMINAL or (earlier is not None and earlier.label in (Verb.PLAIN, Verb.STRONG))


def _verbs_end(words: Sequence[str], start: int, end: int) -> int:
    """The word number after the verbs from `start` on that share one object: "phổ biến, quán triệt, triển khai …"."""
    after = verb_phrase_end(words, start)
    if words[start : start + 2] in _OF_A_VERB and after > start + 2:
        return start + 2
    while start < after < end and words[after] == "," and begins_clause(words, after + 1):
        start, after = after, verb_phrase_end(words, after + 1)
    return after


def _complete(words: Sequence[str], begin: int, end: int) -> bool:
    """Whether a clause has its object already: something stands after its verbs."""
    start = begin
    while start < end and words[start] in (",", ".", "-", "+", '"'):
        start += 1
    link = LINKS.at(words, start) if start < end else None
    if link is not None:
        start += link.length
    after = _verbs_end(words, start, end)
    if after == start:
        return end - start >= 3
    return end - after >= 1 or (words[end - 2 : end] == ("tổ", "chức") and end - start >= 5)
