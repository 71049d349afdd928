"""Awards told more than once in a text: in its heading, in sum, with a shorter name, in part; each counts once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhiemky.papers.findings.model import Award

_NUMBER = re.compile(r"\d+")
_GIVER = re.compile(" của ")
_LEVELS = re.compile(r" (?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận)(?= )")
_BARE_LEVEL = re.compile(r"(\w+ \w+ \w.*) (?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận)")
_BADGE = re.compile(r"huy hiệu (?:đảng )?\d\d ")
ANY_BADGE = "huy hiệu đảng"
TELLING = 10  # a count this high is the same count when it is met again


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an award: whether its recipient is named, whether it only sums up others."""

    award: Award
    named: bool
    sums_up: bool = False

    @property
    def title(self) -> str:
        """The title in small letters."""
        return self.award.title.lower()

    @property
    def recipient(self) -> str:
        """The recipient in small letters; "" where nobody is named."""
        return (self.award.recipient or "").lower() if self.named else ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """How many get it, where they are counted."""
        if self.named:
            return ()
        return tuple(int(number) for number in _NUMBER.findall((self.award.recipient or "").replace(".", "")))


def once_each(told: Sequence[Told]) -> tuple[Award, ...]:
    """The awards of a text, each once, in the order in which they are told first."""
    first: dict[tuple[str, str, tuple[int, ...]], Told] = {}
    for one in told:
        first.setdefault((one.title, one.recipient, one.numbers), one)
    several = tuple(first.values())
    known = {one.title for one in several if one.recipient or one.numbers}
    known.update(own for one in several for own in _with_and_without_giver(one.title)[1:])
    wholes = [one for one in several if not one.sums_up]
    shorter = set(_shorter([one for one in several if one.recipient]))
    names = Counter(title for one in several if one.recipient for title in _with_and_without_giver(one.title))
    counts = _counts(wholes)
    badges = sum(one.numbers[0] for one in several if _BADGE.match(one.title) and len(one.numbers) == 1)
    known.update(one.title for one in several if _is_any_rank(one, several))
    if badges:
        known.add(ANY_BADGE)
    return tuple(
        one.award
        for one in several
        if not (
            (one.title, one.recipient) in shorter
            or (one.sums_up and wholes)
            or (not one.recipient and not one.numbers and (one.title in known or _is_cut_off(one, told)))
            or (len(one.numbers) == 1 and names[one.title] == one.numbers[0])
            or _is_part(one, counts)
            or (_GIVER.split(one.title)[0] == ANY_BADGE and one.numbers == (badges,))
        )
    )


def _is_any_rank(one: Told, several: Sequence[Told]) -> bool:
    """Whether a heading names all ranks of an order that are then told one by one."""
    stem = one.title.removesuffix(" các hạng")
    return stem != one.title and any(other.title.startswith(f"{stem} hạng") for other in several)


def _with_and_without_giver(title: str) -> tuple[str, ...]:
    """A title, and its own words without the giver that follows them."""
    return (title, *(title[: match.start()] for match in _GIVER.finditer(title)))


def _shorter(named: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Titles and recipients whose fuller name has the same title: "Ban Tổ chức Huyện ủy" beside "Ban Tổ chức Huyện ủy
    An Phú", "Hội Luật gia An Phú" beside "Hội Luật gia huyện An Phú".
    """
    own = sorted({(one.title, one.recipient) for one in named})
    for one, following in pairwise(own):
        if one[0] == following[0] and following[1].startswith(f"{one[1]} "):
            yield one
    there = set(own)
    for title, recipient in own:
        plain = _LEVELS.sub("", recipient)
        if plain != recipient and (title, plain) in there:
            yield title, plain
    for one, other in pairwise(reversed(own)):
        bare = _BARE_LEVEL.fullmatch(other[1]) or _BARE_LEVEL.fullmatch(one[1])
        if bare and one[0] == other[0]:
            short, long = (other[1], one[1]) if bare.string == other[1] else (one[1], other[1])
            if long.startswith(f"{bare[1]} ") and not _LEVELS.match(long, bare.end(1)):
                yield one[0], short


def _counts(wholes: Sequence[Told]) -> dict[str, list[frozenset[int]]]:
    """For each title the counts of those who get it, where more than one number is told."""
    counts: dict[str, list[frozenset[int]]] = {}
    for one in wholes:
        if len(one.numbers) > 1:
            counts.setdefault(one.title, []).append(frozenset(one.numbers))
    return counts


def _is_part(one: Told, counts: dict[str, list[frozenset[int]]]) -> bool:
    """Whether a count is told again of some of those counted elsewhere: "43 cá nhân" of "4 tập thể và 43 cá nhân"."""
    own = frozenset(one.numbers)
    return bool(own) and min(own) >= TELLING and any(own < whole for whole in counts.get(one.title, ()))


def _is_cut_off(one: Told, told: Sequence[Told]) -> bool:
    """Whether a title without recipient is the last of the text and the beginning of another: the text breaks off."""
    if one.award.recipient or one.award.start < max(other.award.start for other in told):
        return False
    own = _GIVER.split(one.title)[0]
    return any(other.title.startswith(own) and other.title != one.title for other in told)
