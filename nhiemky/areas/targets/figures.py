"""A figure on its way into the ledger, and what is refused at its door."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.targets.models import BaseFrequency, Indicator
from nhiemky.areas.targets.models.indicators import LARGEST
from nhiemky.areas.targets.models.measurements import Key
from nhiemky.areas.targets.signs import BELOW_NOTHING, is_signed
from nhiemky.rules.periods import Window, label, local_day
from nhiemky.rules.progress import Basis
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import Stage
from nhiemky.rules.text import format_short_day
from nhiemky.rules.wording import gettext_noop

_DAYS = {
    BaseFrequency.MONTH: (28, 31),
    BaseFrequency.QUARTER: (89, 92),
    BaseFrequency.HALF_YEAR: (181, 184),
    BaseFrequency.YEAR: (365, 366),
}


class FigureMalformed(Refusal):
    """The figure is not one of its indicator."""

    template = "“{indicator}” của {unit} {window}: {fault}."


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure to post, in scaled whole numbers; without a numerator it takes the standing figure back.

    `evidence` are ids of uploads, `name` is what the unit is called in refusals.
    """

    indicator: Indicator
    organisation: Organisation
    window: Window
    basis: Basis
    stage: Stage
    numerator: int | None
    denominator: int | None = None
    note: str = ""
    reason: str = ""
    evidence: tuple[int, ...] = ()
    name: str = ""

    @property
    def key(self) -> Key:
        """What its chain in the ledger is about."""
        return (
            self.indicator.pk,
            self.organisation.pk,
            self.window.start,
            self.window.end,
            self.basis.value,
            self.stage.value,
        )

    @property
    def unit(self) -> str:
        """The organisation's name, its code where none was given."""
        return self.name or self.organisation.code


def check_figure(figure: NewFigure, at: datetime.datetime) -> None:
    """Raise FigureMalformed where the figure can't be one of its indicator, unit and window at the moment `at`."""
    check_numbers(figure)
    fault = _of_window(figure, local_day(at))
    if fault:
        raise FigureMalformed(
            indicator=figure.indicator.name, unit=figure.unit, window=label(figure.window), fault=fault
        )


def check_numbers(figure: NewFigure) -> None:
    """Raise FigureMalformed where the numbers can't be those of the figure's indicator, whenever it is."""
    fault = _of_numbers(figure)
    if fault:
        raise FigureMalformed(
            indicator=figure.indicator.name, unit=figure.unit, window=label(figure.window), fault=fault
        )


def _of_numbers(figure: NewFigure) -> str:
    """What is wrong with the numbers, "" where nothing is."""
    indicator, denominator = figure.indicator, figure.denominator
    if figure.numerator is None:
        return ""
    numbers = [figure.numerator, denominator or 0]
    checks = (
        (
            any(abs(number) > LARGEST for number in numbers),
            gettext_noop("số quá lớn để lưu; hãy chọn đơn vị tính lớn hơn"),
        ),
        (
            indicator.has_denominator and denominator is None,
            gettext_noop(
                "là tỷ lệ nên phải có cả mẫu số ({denominator_name})", denominator_name=indicator.denominator_name
            ),
        ),
        (
            not indicator.has_denominator and denominator is not None,
            gettext_noop("không phải tỷ lệ nên không có mẫu số"),
        ),
        (denominator is not None and denominator < 0, gettext_noop("mẫu số không được âm")),
        (figure.numerator < 0 and not is_signed(indicator), BELOW_NOTHING),
        (
            denominator == 0 and figure.numerator != 0,
            gettext_noop("mẫu số bằng 0 thì tử số cũng phải bằng 0; hãy kiểm tra lại hai số"),
        ),
        (
            indicator.is_state and figure.numerator not in (0, 1),
            gettext_noop("chỉ nhận đạt (1) hoặc không đạt (0)"),
        ),
    )
    return next((fault for wrong, fault in checks if wrong), "")


def _of_window(figure: NewFigure, today: datetime.date) -> str:
    """What is wrong with the window, "" where nothing is."""
    window, unit = figure.window, figure.organisation
    frequency = BaseFrequency(figure.indicator.base_frequency)
    shortest, longest = _DAYS[frequency]
    ended = unit.dissolved_on
    checks = (
        (
            not shortest <= window.days <= longest,
            gettext_noop(
                "kỳ số liệu của chỉ số này là {own}, không phải kỳ dài {days} ngày",
                own=frequency.label,
                days=window.days,
            ),
        ),
        (window.start > today, gettext_noop("kỳ này chưa bắt đầu")),
        (
            figure.stage is Stage.FINAL and window.last_day > today,
            gettext_noop(
                "kỳ này đến hết ngày {day} mới kết thúc; hãy ghi là số ước thực hiện",
                day=format_short_day(window.last_day),
            ),
        ),
        (
            unit.created_on >= window.end or (ended is not None and ended <= window.start),
            gettext_noop("đơn vị không hoạt động trong kỳ này"),
        ),
    )
    return next((fault for wrong, fault in checks if wrong), "")
