"""Five half-years of reports: one late, one returned and corrected, one opened again, one estimated and then final."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from seed_001_committee import CHILDREN, MOVEMENT, NAME, OFFICE, ORGANISING, Committee, at
from seed_001_figures import (
    AMOUNTS,
    ESTIMATED_MONEY,
    FIRST_SAID_MEMBERS,
    HALVES,
    MISTYPED_HOUSES,
    OWN_YEARS,
    POLITICAL_THEORY,
)

from nhiemky.areas.directory.models import User
from nhiemky.areas.files.actions import store
from nhiemky.areas.files.models import Upload
from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.given import AskedLine, FilledLine, NewTemplate
from nhiemky.areas.reporting.models import ReportingPeriod, ReportTemplate, Submission
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets.models import Indicator
from nhiemky.rules.periods import CALENDAR, Length, Window, window
from nhiemky.rules.rollup import Stage

type Half = tuple[int, int]
type Typed = tuple[Decimal | int, int | None]

LATE, LATE_DAYS = (CHILDREN, (2020, 2)), 6
RETURNED = (OFFICE, (2021, 1))
REOPENED = (MOVEMENT, (2021, 2))
ESTIMATED = (ORGANISING, (2022, 2))
REMARK = "Gấp mười lần kỳ trước, đề nghị kiểm tra lại, nghi gõ thừa một số 0."
REOPENING = "Chi bộ báo sót một đảng viên kết nạp ngày 28/12/2021."
CORRECTION = "Bổ sung đảng viên kết nạp ngày 28/12/2021"
ON_TIME = datetime.timedelta(days=4)
EVIDENCE = b"Danh sach ket nap dang vien moi, 6 thang dau nam 2021, Chi bo Van phong: 02 nguoi (hu cau)\r\n"
EVIDENCE_NAME = "Danh sách kết nạp 6 tháng đầu 2021.txt"
SENT, ACCEPTED = at(2021, 7, 5, 8, 42), at(2021, 7, 9, 15, 7)
"""When the office's corrected report of the first half of 2021 was sent, and when it was accepted."""


def half_window(half: Half) -> Window:
    """Return the days of a half-year."""
    return window(CALENDAR, Length.HALF_YEAR, *half)


@dataclass
class Reporting:
    """The committee's two templates, and what came in by cell and half-year."""

    committee: Committee
    indicators: Mapping[str, Indicator]
    halves: ReportTemplate
    years: ReportTemplate
    submissions: dict[tuple[str, Half], Submission] = field(default_factory=dict)
    evidence: Upload | None = None

    def typed(self, cell: str, half: Half) -> dict[str, Typed]:
        """Return what a cell reports for a half-year, by the indicator's code."""
        place = HALVES.index(half)
        found: dict[str, Typed] = {code: (Decimal(rows[cell][place]), None) for code, rows in AMOUNTS.items()}
        return found | {"ly-luan": POLITICAL_THEORY[cell][place]}

    def open(self, template: ReportTemplate, day: datetime.date) -> ReportingPeriod:
        """Open the periods that have begun by the day; return the last."""
        opened = at(day.year, day.month, day.day, 8)
        actions.open_periods(actor=self.committee.clerk, at=opened, template_id=template.pk, until=day)
        return ReportingPeriod.objects.filter(template=template).order_by("-window_from")[0]

    def fill(
        self, cell: str, period: ReportingPeriod, typed: Mapping[str, Typed], when: datetime.datetime,
        stage: Stage = Stage.FINAL, **more: str,
    ) -> Submission:  # fmt: skip
        """Begin a report, or go on with it, and fill lines in."""
        who = self.committee.reporters[cell]
        unit = self.committee.cells.get(cell, self.committee.head)
        submission = actions.begin_submission(actor=who, at=when, period_id=period.pk, organisation_id=unit.pk)
        for code, (numerator, denominator) in typed.items():
            filled = FilledLine(
                indicator_id=self.indicators[code].pk, numerator=numerator, denominator=denominator,
                stage=stage, **more,
            )  # fmt: skip
            submission = actions.save_line(
                actor=who, at=when, submission_id=submission.pk, revision=submission.revision, filled=filled
            )
        return submission

    def send(self, cell: str, submission: Submission, when: datetime.datetime) -> Submission:
        """Send a report."""
        who = self.committee.reporters[cell]
        return actions.submit(actor=who, at=when, submission_id=submission.pk, revision=submission.revision)

    def accept(self, submission: Submission, when: datetime.datetime, by: User | None = None) -> Submission:
        """Accept a report; the standing deputy secretary does, unless somebody else is named."""
        who = by or self.committee.deputy
        return actions.accept(actor=who, at=when, submission_id=submission.pk, revision=submission.revision)


def ask(committee: Committee, indicators: Mapping[str, Indicator]) -> Reporting:
    """Ask the cells for their half-years and the committee's own office for its years."""
    day = at(2020, 7, 7)
    rule = rule_set(committee.clerk, "reporting_window", "calendar", day.date())

    def template(code: str, name: str, audience: str, frequency: str, *, estimates: bool) -> ReportTemplate:
        lines = tuple(
            AskedLine(indicator_id=each.pk) for each in indicators.values() if each.base_frequency == frequency
        )
        new = NewTemplate(
            code=code, name=name, hierarchy="dang", audience=audience, window_rule_id=rule.pk, frequency=frequency,
            due_days=10, estimate_allowed=estimates, lines=lines,
        )  # fmt: skip
        return actions.create_template(
            actor=committee.clerk, at=day, organisation_id=committee.head.pk, term_id=committee.term.pk, new=new
        )

    return Reporting(
        committee, indicators,
        halves=template("bc-6-thang", "Báo cáo 6 tháng của chi bộ", "children", "half_year", estimates=True),
        years=template("bc-nam", "Báo cáo năm của Đảng ủy", "own", "year", estimates=False),
    )  # fmt: skip


def report_half(reporting: Reporting, half: Half) -> None:
    """Let every cell that stands at the half-year's end report it."""
    days = half_window(half)
    period = reporting.open(reporting.halves, days.start)
    for cell in reporting.committee.standing(days.last_day):
        reporting.submissions[cell, half] = _SPECIAL.get((cell, half), _plainly)(reporting, cell, half, period)


def _plainly(reporting: Reporting, cell: str, half: Half, period: ReportingPeriod) -> Submission:
    """Four days after the half-year, or six days after the day due; accepted the day after."""
    day = period.window_to + ON_TIME
    if (cell, half) == LATE:
        day = period.due_on + datetime.timedelta(days=LATE_DAYS)
    when = at(day.year, day.month, day.day, 9, 30)
    sent = reporting.send(cell, reporting.fill(cell, period, reporting.typed(cell, half), when), when)
    return reporting.accept(sent, when + datetime.timedelta(days=1))


def _returned(reporting: Reporting, cell: str, half: Half, period: ReportingPeriod) -> Submission:
    """Sent with a nought too many and with its evidence, returned with a remark on the line, corrected, accepted."""
    typed = reporting.typed(cell, half)
    first = at(2021, 7, 5, 8, 42)
    wrong = reporting.fill(cell, period, {**typed, "nha-nhan-ai": (MISTYPED_HOUSES, None)}, first)
    _lay_evidence(reporting, wrong, cell, first)
    wrong = reporting.send(cell, wrong, first)
    line = wrong.lines.get(indicator=reporting.indicators["nha-nhan-ai"])
    actions.return_submission(
        actor=reporting.committee.deputy, at=at(2021, 7, 6, 10, 15), submission_id=wrong.pk, revision=wrong.revision,
        reason="Số nhà nhân ái bất thường.", remarks={line.pk: REMARK},
    )  # fmt: skip
    again = at(2021, 7, 8, 8, 5)
    right = reporting.fill(cell, period, {"nha-nhan-ai": typed["nha-nhan-ai"]}, again)
    return reporting.accept(reporting.send(cell, right, again), ACCEPTED)


def _lay_evidence(reporting: Reporting, submission: Submission, cell: str, when: datetime.datetime) -> None:
    """Lay the list of those admitted to the line of new members."""
    who, unit = reporting.committee.reporters[cell], reporting.committee.cells[cell]
    reporting.evidence = store(actor=who, at=when, name=EVIDENCE_NAME, content=EVIDENCE, organisation_id=unit.pk)
    line = submission.lines.get(indicator=reporting.indicators["dang-vien-moi"])
    actions.add_evidence(
        actor=who, at=when, submission_id=submission.pk, line_id=line.pk, upload_id=reporting.evidence.pk
    )


def _reopened(reporting: Reporting, cell: str, half: Half, period: ReportingPeriod) -> Submission:
    """Accepted one member short, opened again with a reason, corrected with another, accepted anew."""
    typed = reporting.typed(cell, half)
    first = at(2022, 1, 5, 9, 30)
    short = reporting.fill(cell, period, {**typed, "dang-vien-moi": (FIRST_SAID_MEMBERS, None)}, first)
    accepted = reporting.accept(reporting.send(cell, short, first), at(2022, 1, 6, 9, 30))
    actions.reopen(
        actor=reporting.committee.leader, at=at(2022, 1, 20, 14), submission_id=accepted.pk, reason=REOPENING
    )
    again = at(2022, 1, 21, 9, 12)
    whole = reporting.fill(cell, period, {"dang-vien-moi": typed["dang-vien-moi"]}, again, correction_reason=CORRECTION)
    return reporting.accept(reporting.send(cell, whole, again), at(2022, 1, 21, 16, 3))


def _estimated(reporting: Reporting, cell: str, half: Half, period: ReportingPeriod) -> Submission:
    """Sent before the half-year is over, so all of it an estimate, and made final once the money was known."""
    typed = reporting.typed(cell, half)
    early = at(2022, 12, 20, 9, 30)
    guess = reporting.fill(cell, period, {**typed, "cham-lo": (ESTIMATED_MONEY, None)}, early, Stage.ESTIMATE)
    accepted = reporting.accept(reporting.send(cell, guess, early), at(2022, 12, 21, 9))
    actions.reopen(
        actor=reporting.committee.leader, at=at(2023, 1, 4, 8), submission_id=accepted.pk,
        reason="Đã có số quyết toán, thay số ước thực hiện.",
    )  # fmt: skip
    later = at(2023, 1, 5, 9, 40)
    final = reporting.fill(cell, period, typed, later)
    return reporting.accept(reporting.send(cell, final, later), at(2023, 1, 6, 9))


_SPECIAL = {RETURNED: _returned, REOPENED: _reopened, ESTIMATED: _estimated}


def report_year(reporting: Reporting, year: int) -> None:
    """The committee's own figures of a year, entered by its office and accepted by its secretary."""
    period = reporting.open(reporting.years, datetime.date(year, 12, 31))
    when = at(year + 1, 1, 7, 10)
    sent = reporting.send(NAME, reporting.fill(NAME, period, OWN_YEARS[year], when), when)
    reporting.accept(sent, when + datetime.timedelta(days=1), by=reporting.committee.leader)
