"""Which passwords are too easy to guess here: Django's list knows English words, people in Vietnam choose others.

The words and runs stand in `common_passwords.txt`.
"""

from __future__ import annotations

import abc
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from nhiemky.rules.text import fold

LONGEST = 128
_MOST_WORDS = 3  # of the list; four and more make a sentence, which is a good password
_FEWEST_LETTERS = 5  # different ones
_RUN = 8
_ONE_SHORT_WORD = re.compile(r"[^a-z]*[a-z]{1,9}[^a-z]*")
_LIKE_LETTERS = str.maketrans("@430$51!7", "aaeosslit")
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890", "1q2w3e4r5t6y7u8i9o0p",
         "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm")  # fmt: skip


@cache
def common_words() -> frozenset[str]:
    """Return the words of the list, without diacritics and spaces."""
    lines = (Path(__file__).parent / "common_passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_guessable(password: str) -> bool:
    """Whether a password is made of what is tried first: common words, one short word with a number, runs of keys."""
    folded = fold(password).replace(" ", "")
    letters = re.sub(r"[^a-z]", "", folded)
    read_as_letters = re.sub(r"[^a-z]", "", folded.translate(_LIKE_LETTERS))
    trimmed = re.sub(r"[^a-z]", "", folded.strip("0123456789!@#$%^&*.,_-+").translate(_LIKE_LETTERS))
    return (
        len(set(folded)) < _FEWEST_LETTERS
        or _ONE_SHORT_WORD.fullmatch(folded) is not None
        or any(_is_of_common_words(each) for each in {letters, read_as_letters, trimmed})
        or _is_a_run(re.sub(r"[^a-z0-9]", "", folded))
    )


def _is_of_common_words(letters: str) -> bool:
    """Whether letters are one to three words of the list, end to end."""
    words, reached = common_words(), {0}
    for _round in range(_MOST_WORDS):
        reached = {
            end
            for start in reached
            for end in range(start + 1, min(start + 20, len(letters)) + 1)
            if letters[start:end] in words
        }
        if letters and len(letters) in reached:
            return True
    return False


def _is_a_run(signs: str) -> bool:
    """Whether most of the signs are neighbours on the keyboard or in the alphabet, either way round."""
    wanted = max(_RUN, len(signs) // 2)
    pieces = {signs[start : start + wanted] for start in range(len(signs) - wanted + 1)}
    return any(piece in run or piece in run[::-1] for piece in pieces for run in _RUNS)


class _Rule(abc.ABC):
    """A rule for new passwords, as Django asks for one."""

    @abc.abstractmethod
    def fault(self, password: str) -> str:
        """Return what is wrong with a password; "" where nothing is."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002
        """Raise ValidationError where something is wrong."""
        if said := self.fault(password):
            raise ValidationError(said)

    def get_help_text(self) -> str:
        """The pages say what is wrong when it is."""
        return ""


class NotTooLong(_Rule):
    """The longest password that is taken."""

    def fault(self, password: str) -> str:
        """Say how long a password may be."""
        said = _("Mật khẩu quá dài: nhiều nhất {count} ký tự. Xin chọn mật khẩu ngắn hơn.")
        return said.format(count=LONGEST) if len(password) > LONGEST else ""


class NotOnlyDigits(_Rule):
    """No telephone number, no date, no number of an identity card."""

    def fault(self, password: str) -> str:
        """Say that a password needs more than digits."""
        said = _("Mật khẩu chỉ có chữ số, dễ bị đoán như số điện thoại hay ngày sinh. Xin thêm vài từ.")
        return said if re.fullmatch(r"[\d\s.,/+-]+", password) else ""


class NotGuessable(_Rule):
    """Nothing that is tried first."""

    def fault(self, password: str) -> str:
        """Say that a password is among those that are tried first."""
        said = _(
            "Mật khẩu này dễ bị đoán: từ hay gặp, một từ ngắn kèm số, hoặc dãy phím liền nhau. Xin ghép vài từ khác."
        )
        return said if is_guessable(password) else ""
