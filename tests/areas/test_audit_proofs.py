"""Whoever writes in the tables by hand is found: figures, frozen reviews, files are held to the trail."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from cast import SYSTEM, Cast
from django.db.models import F
from enacted import evidence, figure, fill, half, indicator, moment, periods, resolution, send, target, template

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.files import proofs as files
from nhiemky.areas.files import store as bytes_store
from nhiemky.areas.files.models import Upload
from nhiemky.areas.reporting import actions, queries
from nhiemky.areas.reporting.canonical import sha256_of
from nhiemky.areas.reporting.models import Review, ReviewAddendum
from nhiemky.areas.reporting.queries import proofs as reviews
from nhiemky.areas.reporting.queries.downloads import NotAsFrozen, review_file
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.models import Indicator, Measurement, MeasurementEvidence, Target
from nhiemky.areas.targets.queries import proofs as figures

END = datetime.date(2026, 6, 30)
JULY, AUGUST, SEPTEMBER = moment(2026, 7, 2), moment(2026, 7, 20), moment(2026, 9, 1)


@pytest.fixture
def reported(cast: Cast) -> Target:
    """A target with two reported and accepted figures; one of them rests on a file."""
    members = indicator(cast)
    found: Target = target(cast, resolution(cast), members, name="Kết nạp hội viên mới", value=20)
    opened = periods(cast, template(cast, members), END)[half(2026, 1)]
    file = evidence(cast)
    for unit, number in ((cast.first, 12), (cast.second, 8)):
        filled = fill(SYSTEM, opened, unit.pk, {members.pk: number}, JULY)
        if unit == cast.first:
            line = filled.lines.get(indicator=members)
            actions.add_evidence(actor=SYSTEM, at=JULY, submission_id=filled.pk, line_id=line.pk, upload_id=file.pk)
        sent = send(SYSTEM, filled, JULY)
        actions.accept(actor=cast.leader, at=AUGUST, submission_id=sent.pk, revision=sent.revision)
    return found


@pytest.fixture
def frozen(cast: Cast, reported: Target) -> Review:
    """A frozen review of it, with an addendum."""
    review = actions.draft_review(
        actor=cast.clerk, at=AUGUST, term_id=cast.term.pk, as_of=END, subject="sơ kết giữa nhiệm kỳ", place="Tân Giang"
    )
    actions.freeze_review(actor=cast.leader, at=AUGUST, review_id=review.pk, revision=review.revision)
    actions.make_addendum(actor=cast.leader, at=SEPTEMBER, review_id=review.pk, reason="Nói rõ thêm", text="Đã rõ.")
    return Review.objects.get(pk=review.pk)


def test_what_went_the_products_way_is_as_the_trail_has_it(cast: Cast, frozen: Review, reported: Target) -> None:
    """Counted, corrected before and after acceptance, withdrawn, with and without evidence."""
    measured = reported.indicator
    assert measured is not None
    row = figure(cast, measured, half(2024, 1), 5)
    targets.supersede(actor=cast.reporter, at=JULY, measurement_id=row.pk, numerator=6, reason="nhầm")
    counted = figure(cast, measured, half(2024, 2), 7, counted_at=AUGUST, evidence=(evidence(cast).pk,))
    again = evidence(cast, "bien-ban-2.txt", b"Danh sach 2").pk
    figure(cast, measured, half(2024, 2), 7, at=SEPTEMBER, evidence=(again,))  # the same figure, another file
    assert Entry.objects.filter(verb="targets.evidence_added").count() == 1
    figure(cast, measured, half(2024, 2), 7, at=SEPTEMBER, evidence=(again,))  # nothing new
    assert Entry.objects.filter(verb="targets.evidence_added").count() == 1
    targets.withdraw(actor=SYSTEM, at=SEPTEMBER, measurement_id=counted.pk, reason="không phát sinh")
    for area in (figures, reviews, files):
        assert list(area.flaws(SYSTEM)) == []
    assert not figures.in_doubt(cast.leader, reported.pk, SEPTEMBER)
    assert queries.review_page(cast.leader, frozen.pk, SEPTEMBER).dossier_whole


type Forgery = Callable[[Measurement], object]


def _set(**values: Any) -> Forgery:
    return lambda row: Measurement.objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    "forge",
    [
        _set(numerator=F("numerator") + 5000),
        _set(denominator=3),
        _set(note="khác"),
        _set(organisation_id=F("organisation_id") + 2),
        _set(window_from=half(2025, 2).start),
        _set(basis="moment"),
        _set(stage="estimate"),
        _set(recorded_at=JULY - datetime.timedelta(days=1)),
        _set(recorded_by_name="Người Khác"),
        _set(recorded_by_id=7),
        _set(counted_from=AUGUST - datetime.timedelta(days=1)),
        _set(counted_from=None),
        _set(counted_by_name="Người Khác"),
        lambda row: Indicator.objects.filter(pk=row.indicator_id).update(decimals=1),
    ],
)
def test_a_figure_that_was_changed_by_hand_is_found_and_its_page_says_so(
    cast: Cast, reported: Target, forge: Forgery
) -> None:
    row = Measurement.objects.order_by("id")[0]
    forge(row)
    found = [said for said in figures.flaws(SYSTEM) if said.startswith(f"số liệu {row.pk} (Hội viên mới kết nạp")]
    assert len(found) == 1
    assert "không còn như dòng nhật ký" in found[0]
    assert figures.in_doubt(cast.leader, reported.pk, SEPTEMBER)


def test_a_figure_that_nobody_recorded_is_found_and_its_page_says_so(cast: Cast, reported: Target) -> None:
    row = Measurement.objects.order_by("id")[0]
    row.pk, row.window_from, row.window_to = None, half(2025, 1).start, half(2025, 1).end
    row.save(force_insert=True)
    (said,) = figures.flaws(SYSTEM)
    assert "không có dòng nhật ký nào ghi lại" in said
    assert figures.in_doubt(cast.leader, reported.pk, SEPTEMBER)


def test_a_figure_that_is_gone_is_found(cast: Cast, reported: Target) -> None:
    row = figure(cast, Indicator.objects.get(), half(2024, 1), 5)
    Measurement.objects.filter(pk=row.pk).delete()
    (said,) = figures.flaws(SYSTEM)
    assert said.startswith(f"số liệu {row.pk} mà dòng nhật ký")


def test_an_acceptance_that_nobody_gave_is_found(cast: Cast, reported: Target) -> None:
    row = figure(cast, Indicator.objects.get(), half(2024, 1), 5)
    _set(counted_from=AUGUST, counted_by_id=cast.leader.pk, counted_by_name=cast.leader.actor_name)(row)
    assert len(list(figures.flaws(SYSTEM))) == 1
    assert figures.in_doubt(cast.leader, reported.pk, SEPTEMBER)


def test_an_older_state_that_was_put_back_is_found(cast: Cast, reported: Target) -> None:
    """The digest of the recording would fit; the last one counts."""
    row = Measurement.objects.order_by("id")[0]
    _set(counted_from=None, counted_by_id=None, counted_by_name="")(row)
    assert len(list(figures.flaws(SYSTEM))) == 1


@pytest.mark.parametrize("step", ["removed", "added", "exchanged"])
def test_other_evidence_under_a_figure_is_found(cast: Cast, reported: Target, step: str) -> None:
    laid = MeasurementEvidence.objects.get()
    other = evidence(cast, "khac.txt", b"Khac")
    if step == "removed":
        laid.delete()
    elif step == "added":
        MeasurementEvidence.objects.create(measurement_id=laid.measurement_id, upload=other)
    else:
        Upload.objects.filter(pk=laid.upload_id).update(stored=other.stored)
    said = f"minh chứng của số liệu {laid.measurement_id} không còn là những tệp mà nhật ký đã ghi"
    assert list(figures.flaws(SYSTEM)) == [said]


# Frozen reviews


def _dossier(review: Review) -> None:
    """Another figure in the dossier, and the hash that fits it: a false review that looks whole."""
    text = review.dossier.replace("Kết nạp", "Khai trừ")
    assert text != review.dossier
    Review.objects.filter(pk=review.pk).update(dossier=text, dossier_sha256=sha256_of(text))


def _swapped(review: Review) -> None:
    Review.objects.filter(pk=review.pk).update(docx=review.pdf, pdf=review.docx)


REVIEW_FORGERIES: dict[str, tuple[Callable[[Review], object], str]] = {
    "dossier and hash": (_dossier, "hồ sơ số liệu"),
    "hash": (lambda each: Review.objects.filter(pk=each.pk).update(dossier_sha256="0" * 64), "hồ sơ số liệu"),
    "forms": (_swapped, "bản DOCX"),
    "who": (lambda each: Review.objects.filter(pk=each.pk).update(frozen_by_name="Khác"), "người chốt và giờ chốt"),
    "when": (lambda each: Review.objects.filter(pk=each.pk).update(frozen_at=JULY), "người chốt và giờ chốt"),
    "addendum": (lambda _: ReviewAddendum.objects.update(text="Khác"), "phần bổ sung sau khi chốt"),
    "no addendum": (lambda _: ReviewAddendum.objects.all().delete(), "phần bổ sung sau khi chốt"),
}


@pytest.mark.parametrize("forgery", REVIEW_FORGERIES)
def test_a_frozen_review_that_was_changed_is_found_its_pages_say_so_and_it_is_not_handed_out(
    cast: Cast, frozen: Review, forgery: str
) -> None:
    forge, part = REVIEW_FORGERIES[forgery]
    key = queries.review_page(cast.leader, frozen.pk, SEPTEMBER).printed.trace[0].key
    assert review_file(cast.leader, frozen.pk, "docx", SEPTEMBER).content
    assert queries.trace_of_review(cast.leader, frozen.pk, key, SEPTEMBER).whole
    forge(frozen)
    assert any(part in said for said in reviews.flaws(SYSTEM))
    assert not queries.review_page(cast.leader, frozen.pk, SEPTEMBER).dossier_whole
    assert not queries.trace_of_review(cast.leader, frozen.pk, key, SEPTEMBER).whole
    with pytest.raises(NotAsFrozen):
        review_file(cast.leader, frozen.pk, "docx", SEPTEMBER)


def test_a_review_that_is_no_longer_frozen_or_no_longer_there_is_found(frozen: Review) -> None:
    Review.objects.filter(pk=frozen.pk).update(status="draft", frozen_at=None, docx=None, pdf=None)
    assert len(list(reviews.flaws(SYSTEM))) >= 3
    ReviewAddendum.objects.all().delete()
    frozen.passages.all().delete()
    Review.objects.filter(pk=frozen.pk).delete()
    assert list(reviews.flaws(SYSTEM)) == [f"báo cáo {frozen.pk} đã chốt không còn trong cơ sở dữ liệu"]


def test_a_review_that_nobody_froze_is_found(cast: Cast, frozen: Review) -> None:
    copy = Review.objects.get(pk=frozen.pk)
    copy.pk = None
    copy.save(force_insert=True)
    (said,) = reviews.flaws(SYSTEM)
    assert "không có dòng nhật ký nào ghi việc chốt" in said
    assert not queries.review_page(cast.leader, copy.pk, SEPTEMBER).dossier_whole


# Files


def test_bytes_that_changed_or_went_and_uploads_that_point_elsewhere_are_found(cast: Cast) -> None:
    kept, changed = evidence(cast, "mot.txt", b"Mot"), evidence(cast, "hai.txt", b"Hai")
    bytes_store.path_of(changed.stored.sha256).write_bytes(b"Ba")
    assert list(files.flaws(SYSTEM)) == [f"tệp lưu trữ {changed.stored.sha256} bị mất hoặc không còn như khi nộp"]
    bytes_store.path_of(changed.stored.sha256).unlink()
    assert len(list(files.flaws(SYSTEM))) == 1
    bytes_store.write(b"Hai")
    Upload.objects.filter(pk=kept.pk).update(stored=changed.stored)
    assert list(files.flaws(SYSTEM)) == [f"tệp đã nộp số {kept.pk} không còn là tệp mà nhật ký đã ghi"]
    Upload.objects.filter(pk=kept.pk).delete()
    assert list(files.flaws(SYSTEM)) == [f"tệp đã nộp số {kept.pk} không còn trong cơ sở dữ liệu"]


def test_only_a_command_proves_everything(cast: Cast) -> None:
    for area in (figures, reviews, files):
        with pytest.raises(NotVisible):
            list(area.flaws(cast.administrator))
    with pytest.raises(NotVisible):
        figures.in_doubt(cast.nobody, 1, SEPTEMBER)


def test_a_page_asks_as_often_for_many_figures_as_for_one(
    cast: Cast, reported: Target, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        figures.in_doubt(cast.leader, reported.pk, SEPTEMBER)
    for year in (2024, 2025):
        for number in (1, 2):
            figure(cast, Indicator.objects.get(), half(year, number), 3, at=JULY)
    with django_assert_num_queries(3):
        assert not figures.in_doubt(cast.leader, reported.pk, SEPTEMBER)
