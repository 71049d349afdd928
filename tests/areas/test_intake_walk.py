"""An invented resolution, read by the real reader and confirmed whole: fourteen targets, kind by kind."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from cast import AT, Cast
from received import read, settle

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.intake import actions, measuring, queries
from nhiemky.areas.intake.models import Finding
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import Target
from nhiemky.areas.tasks.models import Task

RESOLUTION = Path(__file__).resolve().parents[1] / "papers" / "resolution.txt"

# The fourteen targets of the text: clause, kind, what is to be reached. Each pattern is one of domain facts 2.1.
TARGETS = (
    ("II.1", "every_year", "từ 10 tỷ đồng trở lên"),
    ("II.2", "every_year", "từ 8 đến 10 đồng chí"),
    ("II.3", "every_year", "từ 90% trở lên"),
    ("II.4", "ratio", "trên 80%"),
    ("II.5", "average_growth", "từ 10 đến 12%"),
    ("II.6", "every_year", "từ 0,3 ‰ trở lên"),
    ("II.7", "not_worse", "không kém năm trước"),
    ("II.8", "level", "0 chi bộ"),
    ("II.9", "assigned_share", "từ 100% trở lên"),
    ("II.10", "cumulative", "từ 25 căn nhà trở lên"),
    ("II.11", "yes_no", "đạt hoặc không đạt"),
    ("II.12", "every_year", "không quá 20%"),
    ("II.13", "level", "từ 1 mô hình trở lên"),
    ("II.14", "ratio", "dưới 1%"),
)


def test_a_resolution_of_fourteen_targets_is_confirmed_whole(cast: Cast) -> None:
    intake = read(cast, RESOLUTION.read_bytes(), "Nghị quyết Đại hội XII.txt")
    assert intake.findings.filter(kind="target").count() == len(TARGETS)
    document = actions.register_document(actor=cast.clerk, at=AT, intake_id=intake.pk)
    assert (document.number_text, document.type_code) == ("01-NQ/ĐH", "NQ")
    settle(cast, intake)
    actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk)
    actions.confirm(actor=cast.clerk, at=AT, intake_id=intake.pk)
    targets = Target.objects.filter(term=cast.term).select_related("clause", "extracted").order_by("ordinal")
    assert tuple((each.clause.path, each.kind, each.wanted(each.value, each.value_max)) for each in targets) == TARGETS  # type: ignore[union-attr]
    for number, each in enumerate(targets, start=1):
        assert each.ordinal == number
        assert each.extracted is not None
        assert each.extracted.text[each.quote_start : each.quote_end] == each.quote
    assert targets[5].number(targets[5].value) == Decimal("0.3")


def test_its_tasks_are_drafted_with_their_days_and_those_who_are_told(cast: Cast) -> None:
    intake = read(cast, RESOLUTION.read_bytes(), "Nghị quyết Đại hội XII.txt")
    actions.register_document(actor=cast.clerk, at=AT, intake_id=intake.pk)
    settle(cast, intake)
    actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk, kinds=["task"])
    review = Task.objects.get(quote__contains="sơ kết giữa nhiệm kỳ")
    assert (str(review.due_on), review.responsibility) == ("2023-06-30", "Ban Thường vụ Đảng ủy")
    assert review.clause is not None
    assert review.clause.path == "III.4"
    assert not Target.objects.exists()


def test_every_finding_of_the_real_reader_quotes_the_kept_text(cast: Cast) -> None:
    intake = read(cast, RESOLUTION.read_bytes(), "Nghị quyết Đại hội XII.txt")
    rows = [*intake.findings.all(), *intake.doubts.all()]
    assert len(rows) > 30
    assert all(intake.text[row.start : row.end] == row.quote for row in rows)


def test_each_target_can_get_the_indicator_that_is_proposed_for_it(cast: Cast) -> None:
    intake = read(cast, RESOLUTION.read_bytes(), "Nghị quyết Đại hội XII.txt")
    actions.register_document(actor=cast.clerk, at=AT, intake_id=intake.pk)
    for line in queries.intake_page(cast.clerk, intake.pk, AT).of_kind("target"):
        assert isinstance(line.proposal, NewTarget)
        measured = measuring.indicator_for(line.proposal, code=f"cs-{line.ordinal}", hierarchy=cast.line.code)
        target = actions.accept_target(actor=cast.clerk, at=AT, finding_id=line.id, new_indicator=measured)
        assert target.indicator is not None
    assert Target.objects.filter(indicator__isnull=False).count() == len(TARGETS)
    assert Entry.objects.filter(verb="intake.finding_accepted").count() == len(TARGETS)
    assert Finding.objects.filter(intake=intake, status="changed").count() == 0
