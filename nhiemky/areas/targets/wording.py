"""Whether a target says enough, and not too much, to be judged by its kind."""

from __future__ import annotations

from decimal import Decimal

from nhiemky.areas.targets.models import KIND_NAMES, Target
from nhiemky.areas.targets.models.indicators import MOST_DECIMALS
from nhiemky.rules.progress import Basis, Comparator, Direction, TargetKind
from nhiemky.rules.progress.yearly import STATE_IS_NO_DECREASE
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop

FEWEST_DECIMALS = 0
WITH_VALUE = frozenset(
    {
        TargetKind.LEVEL,
        TargetKind.RATIO,
        TargetKind.CUMULATIVE,
        TargetKind.GROWTH,
        TargetKind.EVERY_YEAR,
        TargetKind.AVERAGE,
        TargetKind.AVERAGE_GROWTH,
    }
)
WITHOUT_VALUE = frozenset(
    {
        TargetKind.YES_NO,
        TargetKind.TITLE_YEARS,
        TargetKind.QUALITATIVE,
        TargetKind.COMPOSITE,
        TargetKind.NOT_WORSE,
    }
)
WITHOUT_INDICATOR = frozenset({TargetKind.QUALITATIVE, TargetKind.COMPOSITE})
STATES = frozenset({TargetKind.YES_NO, TargetKind.TITLE_YEARS})
IN_PERCENT = frozenset({TargetKind.GROWTH, TargetKind.AVERAGE_GROWTH, TargetKind.ASSIGNED_SHARE})
FROM_BASELINE = frozenset({TargetKind.GROWTH, TargetKind.AVERAGE_GROWTH})


class TargetMalformed(Refusal):
    """A target that its kind can't judge."""

    template = "Chỉ tiêu “{name}” ({kind}): {fault}."


def decimals_needed(*values: Decimal | int | None, least: int = FEWEST_DECIMALS) -> int:
    """Return how many decimals hold every value exactly, at least `least`; never more than are kept."""
    needed = [least]
    for value in values:
        exponent = Decimal(value).normalize().as_tuple().exponent if value is not None else 0
        needed.append(-exponent if isinstance(exponent, int) else 0)
    return min(max(needed), MOST_DECIMALS)


def check_terms(target: Target) -> None:
    """Raise TargetMalformed where the target's parts contradict its kind or each other."""
    kind = TargetKind(target.kind)
    fault = _of_name(target) or _of_values(target, kind) or _of_indicator(target, kind) or _of_parent(target, kind)
    if fault:
        raise TargetMalformed(name=target.name, kind=KIND_NAMES[kind], fault=fault)


def _of_name(target: Target) -> str:
    return "" if target.name else gettext_noop("phải có tên")


def _of_values(target: Target, kind: TargetKind) -> str:
    """What is wrong with the numbers, "" where nothing is."""
    is_range = target.comparator == Comparator.RANGE
    value, value_max = target.value, target.value_max
    checks = (
        (kind in WITH_VALUE and value is None, gettext_noop("phải có giá trị cần đạt")),
        (kind in WITHOUT_VALUE and value is not None, gettext_noop("loại này không có giá trị cần đạt bằng số")),
        (
            is_range and value is not None and value_max is None,
            gettext_noop("khoảng giá trị phải có cả mức thấp và mức cao"),
        ),
        (not is_range and value_max is not None, gettext_noop("chỉ khoảng giá trị mới có mức cao")),
        (
            value is not None and value_max is not None and value_max < value,
            gettext_noop("mức cao phải lớn hơn hoặc bằng mức thấp"),
        ),
        (
            kind in FROM_BASELINE and target.baseline is not None and target.baseline <= 0,
            gettext_noop("số gốc đầu nhiệm kỳ phải lớn hơn 0"),
        ),
        (
            target.needed_years is not None and kind is not TargetKind.TITLE_YEARS,
            gettext_noop("chỉ danh hiệu theo năm mới có số năm phải đạt"),
        ),
        (target.needed_years == 0, gettext_noop("số năm phải đạt phải từ 1 trở lên")),
        (
            target.due_on is not None and target.due_on < target.term.actual_from,
            gettext_noop("hạn hoàn thành trước ngày bắt đầu nhiệm kỳ"),
        ),
    )
    return next((fault for wrong, fault in checks if wrong), "")


def _of_indicator(target: Target, kind: TargetKind) -> str:
    """What doesn't fit between the target and its indicator, "" where all does."""
    indicator = target.indicator
    if indicator is None:
        return ""
    checks = (
        (kind in WITHOUT_INDICATOR, gettext_noop("loại này không gắn với chỉ số đo")),
        (kind in STATES and not indicator.is_state, gettext_noop("phải gắn với chỉ số loại đạt, không đạt")),
        (indicator.is_state and kind not in STATES, gettext_noop("chỉ số đạt, không đạt không dùng cho loại này")),
        (
            kind is TargetKind.RATIO and not indicator.has_denominator,
            gettext_noop("phải gắn với chỉ số là tỷ lệ (có mẫu số)"),
        ),
        (kind in IN_PERCENT and target.unit != "%", gettext_noop("tính bằng %, không phải “{unit}”", unit=target.unit)),
        (
            kind not in IN_PERCENT and kind not in STATES and target.unit != indicator.unit,
            gettext_noop(
                "đơn vị tính “{unit}” khác đơn vị tính “{other}” của chỉ số “{name}”; hãy đổi giá trị sang đúng đơn vị",
                unit=target.unit,
                other=indicator.unit,
                name=indicator.name,
            ),
        ),
        (
            kind is TargetKind.CUMULATIVE and indicator.has_denominator,
            gettext_noop("tỷ lệ không cộng dồn được; hãy chọn loại “tỷ lệ”"),
        ),
        (
            kind is TargetKind.EVERY_YEAR
            and indicator.default_basis == Basis.MOMENT
            and target.direction == Direction.DOWN
            and target.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN),
            STATE_IS_NO_DECREASE,
        ),
    )
    return next((fault for wrong, fault in checks if wrong), "")


def _of_parent(target: Target, kind: TargetKind) -> str:
    """What is wrong between a part and its composite target, "" where nothing is."""
    parent = target.parent
    if parent is None:
        return ""
    checks = (
        (parent.kind != TargetKind.COMPOSITE, gettext_noop("chỉ tiêu mẹ phải là loại gồm nhiều chỉ tiêu thành phần")),
        (kind is TargetKind.COMPOSITE, gettext_noop("thành phần không thể lại gồm nhiều thành phần")),
        (parent.term_id != target.term_id, gettext_noop("thành phần phải thuộc cùng nhiệm kỳ với chỉ tiêu mẹ")),
    )
    return next((fault for wrong, fault in checks if wrong), "")
