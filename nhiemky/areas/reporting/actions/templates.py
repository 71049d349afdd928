"""Templates and their periods: what is asked, of whom, how often, by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from django.db import IntegrityError, transaction

from nhiemky.areas.audit.access import possible
from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory.access import check, decide, get_group, get_hierarchy, get_organisation, get_term
from nhiemky.areas.directory.queries import names
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.given import NewTemplate
from nhiemky.areas.reporting.models import (
    Audience,
    ReportingPeriod,
    ReportTemplate,
    TemplateLine,
    TemplateStatus,
)
from nhiemky.areas.rulebook.access import get_rule_set
from nhiemky.areas.rulebook.queries import window_rule as window_rule_of
from nhiemky.areas.targets.models import BaseFrequency, Indicator
from nhiemky.areas.targets.terms import term_window
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import DueRule, Length, Window, due_day, label, local_day, windows_between
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import TreeRule
from nhiemky.rules.wording import gettext_noop


class TemplateMalformed(Refusal):
    """A template whose parts contradict each other."""

    template = "Biểu mẫu “{name}”: {fault}."


class TemplateCodeTaken(Refusal):
    """The code names another template."""

    template = "Mã biểu mẫu “{code}” đã được dùng. Hãy chọn mã khác."


class TemplateClosed(Refusal):
    """No more periods are opened from it."""

    template = "Biểu mẫu “{name}” đã ngừng dùng nên không mở thêm kỳ."


def create_template(
    *, actor: Actor, at: datetime.datetime, organisation_id: int, term_id: int, new: NewTemplate
) -> ReportTemplate:
    """Ask for a report through a term of the organisation that receives it.

    Raises TemplateMalformed (another frequency or line than an indicator's own), TemplateCodeTaken.
    """
    check(actor, Action.MANAGE_TEMPLATES, organisation_id, at)
    term = get_term(actor, term_id, at)
    template = ReportTemplate(
        code=storable(new.code).strip(),
        name=storable(new.name).strip(),
        organisation_id=organisation_id,
        term=term,
        hierarchy=get_hierarchy(actor, new.hierarchy),
        audience=new.audience,
        group=get_group(actor, new.group) if new.group else None,
        reporter=get_organisation(actor, new.reporter_id, at) if new.reporter_id is not None else None,
        window_rule=get_rule_set(actor, new.window_rule_id),
        frequency=new.frequency,
        due_days=new.due_days,
        next_working_day=new.next_working_day,
        estimate_allowed=new.estimate_allowed,
        created_at=at,
    )
    window_rule_of(actor, template.window_rule)  # refuses a rule set of another kind
    found = Indicator.objects.in_bulk(possible(line.indicator_id for line in new.lines))
    indicators = [found[line.indicator_id] for line in new.lines if line.indicator_id in found]
    _check(template, new, indicators)
    _check_kept(actor, at, template, indicators)
    with transaction.atomic():
        _save(template)
        TemplateLine.objects.bulk_create(
            TemplateLine(template=template, indicator_id=line.indicator_id, ordinal=ordinal, required=line.required)
            for ordinal, line in enumerate(new.lines, start=1)
        )
        facts = {
            "lines": len(new.lines),
            "frequency": template.get_frequency_display(),
            "audience": template.get_audience_display(),
            "window_rule": template.window_rule.code,
        }
        record(
            actor=actor,
            at=at,
            verb="reporting.template_created",
            obj=template,
            facts=facts,
            organisation=organisation_id,
        )
    return template


def _check(template: ReportTemplate, new: NewTemplate, indicators: Sequence[Indicator]) -> None:
    """Raise TemplateMalformed with the first thing that is wrong."""
    fault = next(_faults(template, new, indicators), "")
    if fault:
        raise TemplateMalformed(name=template.name or gettext_noop("(chưa có tên)"), fault=fault)


def _check_kept(actor: Actor, at: datetime.datetime, template: ReportTemplate, indicators: Sequence[Indicator]) -> None:
    """Raise TemplateMalformed for an indicator of another organisation: who accepts its figures is theirs to say.

    Else a unit could ask itself for the province's indicator, accept its own answer, and so change what counts above.
    """
    for keeper in sorted({indicator.organisation_id for indicator in indicators} - {template.organisation_id}):
        if not decide(actor, Action.MANAGE_TEMPLATES, keeper, at):
            theirs = "”, “".join(each.name for each in indicators if each.organisation_id == keeper)
            fault = gettext_noop(
                "chỉ số “{name}” do {keeper} quản lý; hãy đề nghị {keeper} lập biểu mẫu có chỉ số này",
                name=theirs,
                keeper=names(actor, [keeper], local_day(at))[keeper],
            )
            raise TemplateMalformed(name=template.name, fault=fault)


def _faults(template: ReportTemplate, new: NewTemplate, indicators: Sequence[Indicator]) -> Iterator[str]:
    """What is wrong with a template, in words."""
    if not template.name or not template.code:
        yield gettext_noop("phải có mã và tên")
    if template.audience not in Audience.values or template.frequency not in BaseFrequency.values:
        yield gettext_noop("đơn vị phải báo cáo hoặc kỳ báo cáo không có trong danh mục")
    if (template.audience == Audience.GROUP) != (template.group is not None):
        yield gettext_noop("báo cáo theo khối phải nêu khối, các loại khác thì không")
    if (template.audience == Audience.ONE) != (template.reporter is not None):
        yield gettext_noop("một đơn vị đo cho tất cả thì phải nêu đơn vị đó, các loại khác thì không")
    if template.term.organisation_id != template.organisation_id:
        yield gettext_noop("{label} không phải của tổ chức nhận báo cáo", label=template.term.label)
    if not indicators or len(indicators) < len(new.lines):
        yield gettext_noop("phải có ít nhất một chỉ số, và mọi chỉ số phải có trong danh mục")
    if len({indicator.pk for indicator in indicators}) < len(indicators):
        yield gettext_noop("một chỉ số được ghi hai lần")
    for indicator in indicators:
        yield from _faults_of(template, indicator)


def _faults_of(template: ReportTemplate, indicator: Indicator) -> Iterator[str]:
    """What doesn't fit between a template and one of its indicators."""
    if indicator.base_frequency != template.frequency:
        yield gettext_noop(
            "chỉ số “{name}” có kỳ số liệu là {own}, khác kỳ báo cáo {asked}",
            name=indicator.name,
            own=BaseFrequency(indicator.base_frequency).label,
            asked=BaseFrequency(template.frequency).label,
        )
    if template.audience != Audience.GROUP and indicator.hierarchy_id != template.hierarchy_id:
        yield gettext_noop("chỉ số “{name}” gộp theo hệ trực thuộc khác", name=indicator.name)
    if indicator.tree_rule == TreeRule.MEASURED and indicator.measured_by_id != (
        template.reporter_id or template.organisation_id
    ):
        yield gettext_noop("chỉ số “{name}” do một đơn vị khác đo cho tất cả", name=indicator.name)


def _save(template: ReportTemplate) -> None:
    try:
        with transaction.atomic():
            insert(template)
    except IntegrityError:
        if not ReportTemplate.objects.filter(code=template.code).exists():
            raise
        raise TemplateCodeTaken(code=template.code) from None


def open_periods(
    *, actor: Actor, at: datetime.datetime, template_id: int, until: datetime.date | None = None
) -> tuple[ReportingPeriod, ...]:
    """Open every period of the term whose window begins by `until` (the day of `at` where it is None); return the new.

    Windows follow the template's rule; those that end in the term belong to it. Periods that are open stay as they
    are. Raises TemplateClosed.
    """
    template = access.get_template(actor, template_id, at, Action.MANAGE_TEMPLATES)
    if template.status == TemplateStatus.CLOSED:
        raise TemplateClosed(name=template.name)
    last = until or local_day(at)
    term = term_window(template.term)
    rule = window_rule_of(actor, template.window_rule)
    windows = windows_between(term.start, term.end, Length(template.frequency), rule)
    with transaction.atomic():
        ReportTemplate.objects.select_for_update(of=("self",)).get(pk=template.pk)
        standing = {period.window for period in ReportingPeriod.objects.filter(template=template)}
        fresh = [window for window in windows if window.start <= last and window not in standing]
        made = ReportingPeriod.objects.bulk_create(_period(template, window, at) for window in fresh)
        if made:
            facts = {"count": len(made), "periods": [period.label for period in made]}
            record(
                actor=actor,
                at=at,
                verb="reporting.periods_opened",
                obj=template,
                facts=facts,
                organisation=template.organisation_id,
            )
    return tuple(made)


def _period(template: ReportTemplate, window: Window, at: datetime.datetime) -> ReportingPeriod:
    due = due_day(window, DueRule(template.due_days, next_working_day=template.next_working_day))
    return ReportingPeriod(
        template=template,
        window_from=window.start,
        window_to=window.end,
        label=label(window),
        due_on=due,
        opened_at=at,
    )


def close_template(*, actor: Actor, at: datetime.datetime, template_id: int) -> ReportTemplate:
    """Open no more periods from a template; those that are open stay. Raises TemplateClosed."""
    access.get_template(actor, template_id, at, Action.MANAGE_TEMPLATES)
    with transaction.atomic():
        template = ReportTemplate.objects.select_for_update(of=("self",)).get(pk=template_id)
        if template.status == TemplateStatus.CLOSED:
            raise TemplateClosed(name=template.name)
        template.status = TemplateStatus.CLOSED
        template.save(update_fields=["status"])
        record(
            actor=actor,
            at=at,
            verb="reporting.template_closed",
            obj=template,
            organisation=template.organisation_id,
        )
    return template
