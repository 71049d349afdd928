"""Five half-years of reports: on time and late, returned and corrected, reopened, and one that never came."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from demo.figures import DIFFICULTIES, DRAWS, WORDS, Reported
from demo.moments import at
from demo.names import MERGED, share
from demo.province import SYSTEM, Province
from demo.targets import MEASURES, Measure
from nhiemky.areas.directory.models import Organisation, User
from nhiemky.areas.files.actions import store
from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.given import AskedLine, FilledLine, NewTemplate
from nhiemky.areas.reporting.models import ReportingPeriod, Submission
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets.models import Indicator

LATE = {(0, "Rạch Lá"): 6, (1, "Cồn Én"): 9, (2, "Vàm Cát"): 3, (3, "Giồng Sao"): 12, (4, "Kim Long Hạ"): 4}
MISTYPED = {(1, "Long Khê"), (3, "Trà Côn Hạ")}
REOPENED = (2, "Mỹ Điền")
SILENT = (4, "Cồn Én")

type Step = Callable[[], None]


def ask(province: Province, indicators: Mapping[str, Indicator], day: datetime.date) -> list[int]:
    """Ask the communes for their half-years and the head for its own figures; return the templates' ids."""
    window_rule = rule_set(SYSTEM, "reporting_window", "calendar", day)
    asked = (
        (
            "bc-6-thang",
            "Báo cáo 6 tháng của Hội cơ sở",
            "children",
            "half_year",
            [m for m in MEASURES if not m.provincial],
        ),
        (
            "bc-tinh-6-thang",
            "Báo cáo 6 tháng của Hội tỉnh",
            "own",
            "half_year",
            [m for m in MEASURES if m.provincial and not m.yearly],
        ),
        ("bc-tinh-nam", "Báo cáo năm của Hội tỉnh", "own", "year", [m for m in MEASURES if m.yearly]),
    )
    made = []
    for code, name, audience, frequency, measures in asked:
        new = NewTemplate(
            code=code, name=name, hierarchy=province.line.code, audience=audience, window_rule_id=window_rule.pk,
            frequency=frequency, due_days=10,
            lines=tuple(AskedLine(indicator_id=indicators[m.code].pk) for m in measures),
        )  # fmt: skip
        template = actions.create_template(
            actor=province.staff["vanthu"],
            at=at(day),
            organisation_id=province.head.pk,
            term_id=province.term.pk,
            new=new,
        )
        made.append(template.pk)
    return made


def open_until(province: Province, templates: Sequence[int], day: datetime.date) -> list[ReportingPeriod]:
    """Open every period that ends by `day`, in order."""
    for template in templates:
        actions.open_periods(actor=province.staff["vanthu"], at=at(day, 8), template_id=template, until=day)
    return list(
        ReportingPeriod.objects.filter(template__in=templates, window_to__lte=day).order_by("window_to", "template_id")
    )


class Half:
    """One half-year: what each unit reports, and what becomes of its report."""

    def __init__(
        self, province: Province, indicators: Mapping[str, Indicator], number: int, period: ReportingPeriod
    ) -> None:
        """Take the half-year's number from 0 and its period."""
        self.province, self.indicators, self.number, self.period = province, indicators, number, period

    def units(self) -> list[tuple[str, Organisation]]:
        """Return the units that stand at the window's end, by place."""
        last = self.period.window.last_day
        alive = {unit.pk for unit in self.province.alive(last)}
        return [(place, unit) for place, unit in self.province.units.items() if unit.pk in alive]

    def report(self, place: str, unit: Organisation) -> None:
        """One unit's report, from its first line to its acceptance."""
        if (self.number, place) == SILENT:
            return
        due = self.period.due_on
        late = LATE.get((self.number, place), -share(f"{place}/{self.number}/ngày", 0, 6))
        sent = at(due + datetime.timedelta(days=late), share(place, 8, 16), share(f"{place}{self.number}", 0, 59))
        who = self.province.reporters[unit.pk]
        mistyped = (self.number, place) in MISTYPED
        submission = self._fill(who, unit, place, sent, tenfold=mistyped)
        submission = actions.submit(
            actor=who,
            at=sent + datetime.timedelta(minutes=12),
            submission_id=submission.pk,
            revision=submission.revision,
        )
        checked = sent + datetime.timedelta(days=2, minutes=5)
        if mistyped:
            submission = self._return(submission, checked)
            again = checked + datetime.timedelta(days=1)
            submission = self._fill(who, unit, place, again, only="cay-xanh")
            submission = actions.submit(
                actor=who,
                at=again + datetime.timedelta(minutes=3),
                submission_id=submission.pk,
                revision=submission.revision,
            )
            checked = again + datetime.timedelta(days=1)
        actions.accept(actor=self._approver(), at=checked, submission_id=submission.pk, revision=submission.revision)
        if (self.number, place) == REOPENED:
            self._correct(submission, who, unit, place, checked + datetime.timedelta(days=20))

    def _approver(self) -> User:
        return self.province.staff["thuongtruc"]

    def _measures(self) -> list[Measure]:
        return [measure for measure in MEASURES if measure.code in DRAWS]

    def _fill(
        self, who: User, unit: Organisation, place: str, when: datetime.datetime, *, tenfold: bool = False,
        only: str = "", reason: str = "", more: int = 0,
    ) -> Submission:  # fmt: skip
        submission = actions.begin_submission(actor=who, at=when, period_id=self.period.pk, organisation_id=unit.pk)
        size = 2 if place == MERGED else 1
        for measure in self._measures():
            if only and measure.code != only:
                continue
            drawn = DRAWS[measure.code](place, self.number, size)
            figure = drawn.numerator * (10 if tenfold and measure.code == "cay-xanh" else 1) + more
            filled = self._line(measure, place, Reported(figure, drawn.denominator), reason)
            submission = actions.save_line(
                actor=who, at=when, submission_id=submission.pk, revision=submission.revision, filled=filled
            )
        if not only:
            self._evidence(submission, who, unit, place, when)
        return submission

    def _line(self, measure: Measure, place: str, drawn: Reported, reason: str) -> FilledLine:
        pick = share(f"{place}/{self.number}/{measure.code}", 0, 9)
        return FilledLine(
            indicator_id=self.indicators[measure.code].pk, numerator=drawn.numerator, denominator=drawn.denominator,
            narrative=WORDS[pick] if pick < len(WORDS) else "",
            difficulty=DIFFICULTIES[pick - 7] if pick >= 7 else "", correction_reason=reason,
        )  # fmt: skip

    def _evidence(
        self, submission: Submission, who: User, unit: Organisation, place: str, when: datetime.datetime
    ) -> None:
        rows = int(DRAWS["hoi-vien-moi"](place, self.number, 1).numerator)
        title = f"Danh sách kết nạp hội viên mới, {self.period.label}, {place}"
        text = f"{title}\r\nTổng số: {rows}\r\n(danh sách hư cấu của tỉnh mẫu)\r\n"
        upload = store(
            actor=who,
            at=when,
            name=f"Danh sach ket nap - {place}.txt",
            content=text.encode("utf-8"),
            organisation_id=unit.pk,
        )
        line = submission.lines.get(indicator=self.indicators["hoi-vien-moi"])
        actions.add_evidence(actor=who, at=when, submission_id=submission.pk, line_id=line.pk, upload_id=upload.pk)

    def _return(self, submission: Submission, when: datetime.datetime) -> Submission:
        line = submission.lines.get(indicator=self.indicators["cay-xanh"])
        return actions.return_submission(
            actor=self._approver(), at=when, submission_id=submission.pk, revision=submission.revision,
            reason="Số cây xanh cao gấp mười lần các kỳ trước.",
            remarks={line.pk: "Đề nghị kiểm tra lại, nghi gõ thừa một số 0."},
        )  # fmt: skip

    def _correct(
        self, submission: Submission, who: User, unit: Organisation, place: str, when: datetime.datetime
    ) -> None:
        later = when + datetime.timedelta(hours=3)
        actions.reopen(
            actor=self.province.staff["lanhdao"],
            at=when,
            submission_id=submission.pk,
            reason="Đơn vị báo thiếu một chi hội, xin mở lại để bổ sung.",
        )
        submission = self._fill(
            who, unit, place, later, only="hoi-vien-moi", more=9, reason="Bổ sung chi hội ấp Bến Sậy"
        )
        submission = actions.submit(actor=who, at=later, submission_id=submission.pk, revision=submission.revision)
        actions.accept(
            actor=self._approver(),
            at=later + datetime.timedelta(hours=1),
            submission_id=submission.pk,
            revision=submission.revision,
        )


def report_own(
    province: Province, indicators: Mapping[str, Indicator], period: ReportingPeriod, figures: Mapping[str, Reported]
) -> None:
    """The head's own report: entered by its office, accepted by its head."""
    who, when = province.reporters[province.head.pk], at(period.due_on, 10)
    submission = actions.begin_submission(actor=who, at=when, period_id=period.pk, organisation_id=province.head.pk)
    for code, drawn in figures.items():
        filled = FilledLine(indicator_id=indicators[code].pk, numerator=drawn.numerator, denominator=drawn.denominator)
        submission = actions.save_line(
            actor=who, at=when, submission_id=submission.pk, revision=submission.revision, filled=filled
        )
    submission = actions.submit(actor=who, at=when, submission_id=submission.pk, revision=submission.revision)
    actions.accept(
        actor=province.staff["lanhdao"],
        at=when + datetime.timedelta(days=1),
        submission_id=submission.pk,
        revision=submission.revision,
    )


# That no place is left without an organisation is for the head to say: two communes that didn't report leave it open.
OWN_HALF = {
    number: {"co-so-yeu": Reported(Decimal(weak), Decimal(36)), "dia-ban-trang": Reported(Decimal(without))}
    for number, (weak, without) in enumerate(((3, 14), (2, 14), (2, 5), (1, 5), (1, 0)))
}
OWN_YEAR = {"xuat-sac": Reported(Decimal(1))}
