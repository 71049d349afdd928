"""Fields of work and indicators."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory.access import check, get_hierarchy, get_organisation
from nhiemky.areas.targets.models import BaseFrequency, Field, Indicator
from nhiemky.areas.targets.models.indicators import DENOMINATOR_RULES, MOST_DECIMALS
from nhiemky.rules.authority import Action
from nhiemky.rules.progress import Basis, Direction
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import TimeRule, TreeRule
from nhiemky.rules.text import fold, sort_key
from nhiemky.rules.wording import gettext_noop

_CUMULATED = (Basis.YEAR_TO_DATE, Basis.TERM_TO_DATE)


class CodeTaken(Refusal):
    """The code names something else already."""

    template = "Mã “{code}” đã được dùng cho “{name}”. Hãy chọn mã khác."


class IndicatorMalformed(Refusal):
    """The rules of an indicator contradict each other."""

    template = "Chỉ số “{name}”: {fault}."


def create_field(
    *, actor: Actor, at: datetime.datetime, organisation_id: int, code: str, name: str, ordinal: int = 1
) -> Field:
    """Name a field of work that targets are grouped by, on behalf of an organisation. Raises CodeTaken."""
    check(actor, Action.MANAGE_INDICATORS, organisation_id, at)
    code, name = storable(code).strip(), storable(name).strip()
    with transaction.atomic():
        taken = Field.objects.filter(code=code).first()
        if taken is not None:
            raise CodeTaken(code=code, name=taken.name)
        field = insert(Field(code=code, name=name, ordinal=ordinal))
        record(actor=actor, at=at, verb="targets.field_created", obj=field, organisation=organisation_id)
    return field


def create_indicator(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation_id: int,
    code: str,
    name: str,
    unit: str,
    hierarchy: str,
    time_rule: TimeRule = TimeRule.SUM,
    tree_rule: TreeRule = TreeRule.SUM_OF_CHILDREN,
    base_frequency: str = BaseFrequency.QUARTER,
    basis: Basis = Basis.ARISEN,
    direction: Direction = Direction.UP,
    decimals: int = 0,
    denominator_name: str = "",
    denominator_time_rule: TimeRule | None = None,
    is_state: bool = False,
    measured_by_id: int | None = None,
) -> Indicator:
    """Add an indicator that `organisation_id` keeps; `hierarchy` is the code of the line that it climbs.

    A name of the denominator makes it a ratio; `denominator_time_rule` says how its denominators combine where the
    numerators are added: added too (None), the last one, or their mean. Raises NotVisible, CodeTaken, TextTooLong,
    IndicatorMalformed where the rules contradict each other (a cumulated figure that is added up, a state summed over
    units).
    """
    check(actor, Action.MANAGE_INDICATORS, organisation_id, at)
    line = get_hierarchy(actor, hierarchy)
    indicator = Indicator(
        organisation_id=organisation_id,
        code=storable(code).strip(),
        name=storable(name).strip(),
        unit=storable(unit).strip(),
        decimals=decimals,
        has_denominator=bool(denominator_name.strip()),
        denominator_name=storable(denominator_name).strip(),
        is_state=is_state,
        time_rule=time_rule.value,
        denominator_time_rule=denominator_time_rule.value if denominator_time_rule else "",
        tree_rule=tree_rule.value,
        base_frequency=base_frequency,
        direction=direction.value,
        default_basis=basis.value,
        hierarchy=line,
        measured_by=get_organisation(actor, measured_by_id, at) if measured_by_id is not None else None,
        created_at=at,
    )
    indicator.folded, indicator.sort_key = fold(indicator.name)[:400], sort_key(indicator.name)[:1500]
    fault = _fault(indicator)
    if fault:
        raise IndicatorMalformed(name=indicator.name, fault=fault)
    with transaction.atomic():
        _save(indicator)
        _record_created(actor, at, indicator)
    return indicator


def _record_created(actor: Actor, at: datetime.datetime, indicator: Indicator) -> None:
    """Put into the trail how the new indicator's figures combine."""
    facts = {
        "unit": indicator.unit,
        "time_rule": indicator.time_rule,
        "tree_rule": indicator.tree_rule,
        "basis": indicator.default_basis,
    }
    if indicator.denominator_time_rule:
        facts["denominator_time_rule"] = indicator.denominator_time_rule
    verb, organisation = "targets.indicator_created", indicator.organisation_id
    record(actor=actor, at=at, verb=verb, obj=indicator, facts=facts, organisation=organisation)


def _save(indicator: Indicator) -> None:
    """Save it, or refuse its code where another one, or a writer at the same moment, has it."""
    try:
        with transaction.atomic():
            insert(indicator)
    except IntegrityError:
        taken = Indicator.objects.filter(code=indicator.code).first()
        if taken is None:
            raise
        raise CodeTaken(code=indicator.code, name=taken.name) from None


def _fault(indicator: Indicator) -> str:
    """What contradicts itself, as a sentence with what to do; "" where nothing does."""
    basis, along, up = Basis(indicator.default_basis), indicator.time_rule, indicator.tree_rule
    checks = (
        (not indicator.name or not indicator.unit or not indicator.code, gettext_noop("cần có mã, tên và đơn vị tính")),
        (not 0 <= indicator.decimals <= MOST_DECIMALS, gettext_noop("số chữ số thập phân phải từ 0 đến 9")),
        (indicator.base_frequency not in BaseFrequency.values, gettext_noop("kỳ số liệu không có trong danh mục")),
        (
            basis in _CUMULATED and along != TimeRule.LAST,
            gettext_noop("số lũy kế không cộng được với nhau; hãy chọn cách gộp “lấy kỳ cuối”"),
        ),
        (
            basis is Basis.MOMENT and along == TimeRule.SUM,
            gettext_noop("số tại thời điểm không cộng được với nhau; hãy chọn “lấy kỳ cuối” hoặc “bình quân các kỳ”"),
        ),
        (
            indicator.denominator_time_rule != "" and not (indicator.has_denominator and along == TimeRule.SUM),
            gettext_noop("chỉ tỷ lệ có tử số cộng các kỳ mới có cách gộp mẫu số riêng; hãy bỏ trống"),
        ),
        (
            indicator.denominator_time_rule not in ("", *DENOMINATOR_RULES),
            gettext_noop("mẫu số chỉ có thể “cộng các kỳ”, “lấy kỳ cuối” hoặc “bình quân các kỳ”"),
        ),
        (
            (up == TreeRule.MEASURED) != (indicator.measured_by_id is not None),
            gettext_noop("cách gộp “một đơn vị đo cho tất cả” phải nêu đơn vị đo, cách gộp khác thì không"),
        ),
        (
            indicator.is_state and up in (TreeRule.SUM_OF_CHILDREN, TreeRule.OWN_AND_CHILDREN),
            gettext_noop("trạng thái đạt, không đạt không cộng được; hãy chọn “số của chính đơn vị”"),
        ),
        (
            indicator.is_state and (indicator.has_denominator or indicator.decimals > 0),
            gettext_noop("trạng thái đạt, không đạt không có mẫu số và số thập phân"),
        ),
        (
            indicator.is_state and along == TimeRule.SUM,
            gettext_noop("trạng thái đạt, không đạt không cộng theo thời gian; hãy chọn “lấy kỳ cuối”"),
        ),
    )
    return next((fault for wrong, fault in checks if wrong), "")
