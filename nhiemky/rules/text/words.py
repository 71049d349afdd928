"""Numbers in words: "hai mươi mốt" → 21, "một trăm linh năm" → 105, "hai triệu rưỡi" → 2.5 million."""

from __future__ import annotations

from decimal import Decimal

from nhiemky.rules.text.letters import normalise
from nhiemky.rules.text.numbers import NotANumber

UNITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
AFTER_TENS = {**UNITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "vạn": 10**4, "nghìn": 1000, "ngàn": 1000, "trăm": 100}
_BY_SIZE = (("tỷ", "tỉ"), ("triệu",), ("vạn",), ("nghìn", "ngàn"), ("trăm",))
_HALF = ("rưỡi", "rưởi")
_ONLY_AFTER_TENS = ("mốt", "tư", "lăm", "nhăm")


def number_from_words(text: str) -> Decimal:
    """The value of a number in words, in the spelling of school and of speech ("linh", "lẻ", "mốt", "lăm", "tư",
    "rưỡi", "ba trăm hai" for 320, "hai lăm" for 25). Raises NotANumber.
    """
    words = normalise(text).lower().split()
    value = value_of(words)
    if value is None:
        raise NotANumber(text=text)
    return value


def value_of(words: list[str]) -> Decimal | None:
    """The value of words that are one number, or None."""
    if not words:
        return None
    for scale_words in _BY_SIZE:
        for place in range(len(words) - 1, -1, -1):
            if words[place] in scale_words:
                return _scaled(words[:place], SCALES[words[place]], words[place + 1 :])
    return _below_hundred(words)


def _scaled(before: list[str], scale: int, after: list[str]) -> Decimal | None:
    """`before` times the scale, and what follows it. "trăm rưỡi" has no `before`: one hundred."""
    count = value_of(before) if before else Decimal(1) if scale == 100 else None
    if count is None or (scale == 100 and count > 9):
        return None
    rest = _rest(after, scale)
    return None if rest is None else count * scale + rest


def _rest(after: list[str], scale: int) -> Decimal | None:
    """What follows a scale word; smaller than the scale."""
    if not after:
        return Decimal(0)
    if len(after) == 1 and after[0] in _HALF:
        return Decimal(scale) / 2
    if after[0] in ("linh", "lẻ"):
        small = UNITS.get(after[1], AFTER_TENS.get(after[1])) if len(after) == 2 else None
        return Decimal(small) if small else None
    # "ba trăm hai" is 320, "một triệu hai" 1.2 million; "một trăm năm" may mean a hundred years, so it is no number.
    if len(after) == 1 and after[0] in AFTER_TENS:
        return None if after[0] in ("năm", "không") else Decimal(AFTER_TENS[after[0]] * scale) / 10
    if after[0] in ("không", *_HALF) and after[1:2] != ["trăm"]:
        return None
    rest = value_of(after)
    return rest if rest is not None and rest < scale else None


def _below_hundred(words: list[str]) -> Decimal | None:
    """Words of 0 to 99, and halves ("hai rưỡi")."""
    if words[-1] in _HALF:
        whole = _BELOW_HUNDRED.get(" ".join(words[:-1]))
        return Decimal(whole) + Decimal("0.5") if whole else None
    value = _BELOW_HUNDRED.get(" ".join(words))
    return None if value is None else Decimal(value)


def _all_below_hundred() -> dict[str, int]:
    """Every spelling of 0 to 99. "mười năm" and "hai mươi năm" are years, so five after a ten is only lăm or nhăm."""
    spelt = {**UNITS, "mười": 10}
    digits = [(word, value) for word, value in UNITS.items() if value]
    after_ten = [(word, value) for word, value in AFTER_TENS.items() if value and word != "năm"]
    spelt |= {f"mười {word}": 10 + value for word, value in after_ten if word not in ("mốt", "tư")}
    for ten, count in digits:
        spelt |= {f"{ten} mươi": 10 * count, f"{ten} chục": 10 * count}
        if count >= 2:
            spelt |= {f"{ten} mươi {word}": 10 * count + value for word, value in after_ten}
            spelt |= {f"{ten} {word}": 10 * count + AFTER_TENS[word] for word in _ONLY_AFTER_TENS}
    return spelt


_BELOW_HUNDRED = _all_below_hundred()
