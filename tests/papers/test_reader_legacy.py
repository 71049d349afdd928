"""TCVN3 and VNI: converted where they are, never seen where they are not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reader_files import words

from nhiemky.papers.reader import read
from nhiemky.papers.reader.legacy import Encoding, from_tcvn3, from_vni, is_syllable, recognise, to_unicode
from nhiemky.papers.reader.legacy.tables import TCVN3, VNI

SAYING = (
    "Sau nửa nhiệm kỳ, đảng bộ xã đã kết nạp được 16 đảng viên mới, đạt tám mươi phần trăm chỉ tiêu nghị quyết; "
    "các chi bộ hưởng ứng sôi nổi phong trào xây dựng nông thôn mới."
)
_TO_TCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}
_TO_VNI: dict[str, str] = {}
for _typed, _letter in VNI.items():
    if len(_typed) == 1 or _typed[0].isupper() == _typed[-1].isupper():
        _TO_VNI.setdefault(_letter, _typed)

WORDS = words("""
đảng viên nghị quyết chỉ tiêu nhiệm kỳ thực hiện đẩy mạnh tổ chức cơ sở quyết định hội nghị giữa của những được
trên phấn đấu hoàn thành xuất sắc kiểm tra giám sát tuyên truyền vận động nhân dân xã hội kinh tế và là có không
một năm bà cô cũ đó tôi hai ba bò có là và tôi hòa bình thủy lợi ủy ban
""")
FRENCH = words("""
été où à là né thé même très forêt école élève père mère frère cœur être hôtel âge août déjà voilà près après
succès naïf maïs île où garçon français leçon reçu dès lors né là-bas bientôt côté fenêtre tête fête bête crème
système
""")
ENGLISH = words("""
the café résumé naïve plan of a party committee for façade cliché entrée and 5 µm at 20 °C © 2026 § 5 co-op
""")
OTHERS = words("""
não São Paulo año niño sí así país mañana über Größe für schön Ærø smørrebrød Åland één
""")

SAID = words("""
Đảng ĐẢNG nghiêng quyết quý giữa gìn khuỷu nguyệt thoắt xoong huýt ưỡn yêu ỷ oẹ hoà hòa thuở của múa người quốc
toán huyền giêng khoẻ nguyễn ngoằn uỷ
""")
UNSAID = words("""
qualité été français zoo thàt cảc đđa ngg aê xyz ñ bb xaõ haì củá
""")


def tcvn3(text: str) -> str:
    """As TCVN3 typed it (it has no accented capitals)."""
    return "".join(_TO_TCVN3.get(letter, _TO_TCVN3.get(letter.lower(), letter)) for letter in text)


def vni(text: str) -> str:
    """As VNI typed it."""
    return "".join(_TO_VNI.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("§¹i héi §¶ng bé", "Đại hội Đảng bộ"),
        ("céng hoµ x· héi chñ nghÜa ViÖt Nam", "cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("C\u00adìng, ch\u00adng, h\u00adíng", "Cưỡng, chưng, hướng"),
    ],
)
def test_tcvn3_becomes_what_its_fonts_showed(typed: str, said: str) -> None:
    assert from_tcvn3(typed) == unicodedata.normalize("NFC", said)


def test_fonts_of_capitals_show_capitals() -> None:
    assert from_tcvn3("nghÞ quyÕt", capitals=True) == "NGHỊ QUYẾT"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Ñaïi hoäi Ñaûng boä", "Đại hội Đảng bộ"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("phöôøng, xaõ, thò traán, kyû luaät, kyõ thuaät", "phường, xã, thị trấn, kỷ luật, kỹ thuật"),
        ("Aùo, EÁch, OÁng, ÔÛ, Ö", "Áo, Ếch, Ống, Ở, Ư"),
    ],
)
def test_vni_becomes_what_its_fonts_showed(typed: str, said: str) -> None:
    assert from_vni(typed) == said


@pytest.mark.parametrize("typed", [tcvn3, vni])
@pytest.mark.parametrize("encode", ["utf-8", "latin-1"])
def test_a_text_file_in_a_legacy_encoding_reads_as_unicode(typed: object, encode: str) -> None:
    assert callable(typed)
    paper = read(typed(SAYING).encode(encode), "cu.txt")
    assert paper.text == SAYING
    assert paper.source is not None
    assert paper.source.legacy_encoding == {"tcvn3": "TCVN3", "vni": "VNI"}[typed.__name__]


def test_a_file_mixed_of_three_encodings_is_told_apart_line_by_line() -> None:
    lines = [SAYING, tcvn3(SAYING), vni(SAYING), "Plain words of no tongue", tcvn3("Kính gửi"), SAYING]
    made, names = to_unicode(lines)
    assert made[:4] == [SAYING, SAYING, SAYING, "Plain words of no tongue"]
    assert made[5] == SAYING
    assert names == "TCVN3, VNI"


def test_short_lines_follow_the_rest_of_the_text() -> None:
    assert recognise([tcvn3("Mục tiêu"), tcvn3(SAYING), tcvn3("đạt")]) == [Encoding.TCVN3] * 3
    assert recognise([tcvn3("đạt")]) == [None]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_unicode_vietnamese_is_never_taken_for_a_legacy_encoding(words: list[str]) -> None:
    text = " ".join(words)
    assert to_unicode([text, text.capitalize(), text.upper()])[1] == ""


@settings(deadline=None)
@given(st.lists(st.sampled_from([*FRENCH, "le", "de", "et", "«la»"]), min_size=1, max_size=60))
def test_french_is_never_taken_for_vietnamese(words: list[str]) -> None:
    assert to_unicode([" ".join(words), " ".join(words).upper()])[1] == ""


@settings(deadline=None)
@given(st.lists(st.sampled_from([*ENGLISH, *OTHERS]), min_size=1, max_size=60))
def test_english_and_other_western_tongues_are_never_taken_for_vietnamese(words: list[str]) -> None:
    assert to_unicode([" ".join(words)])[1] == ""


@settings(deadline=None)
# Five of these may also be said as they are typed in TCVN3.
@example(["đảng", "có", "viên", "xuất", "nghị", "quyết", "tế", "chỉ", "tiêu", "phấn", "nhiệm", "kỳ"])
@given(st.lists(st.sampled_from([word for word in WORDS if not word.isascii()]), min_size=16, max_size=60, unique=True))
def test_typed_and_read_again_it_is_the_same(words: list[str]) -> None:
    text = " ".join(words)
    for typed in (tcvn3, vni):
        made, names = to_unicode([typed(text)])
        assert (made, bool(names)) == ([text], True)


@pytest.mark.parametrize("word", SAID)
def test_syllables_are_known_in_any_case_and_tone_placement(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", UNSAID)
def test_what_cannot_be_said_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)
