"""Rule sets: dated, sourced, never changed; the one in force on a day; what is shipped and what the office sets."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cast import AT, SYSTEM, TODAY, Cast
from django.db import IntegrityError, transaction

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actions import OnlyByCommand
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory.actions import publish_rule_set
from nhiemky.areas.rulebook import actions, queries, readers
from nhiemky.areas.rulebook.access import get_rule_set
from nhiemky.areas.rulebook.actions import (
    EndsBeforeStart,
    PublishedMeanwhile,
    PublishingNotAllowed,
    SamePublished,
    SourceMissing,
    load_defaults,
    publish,
)
from nhiemky.areas.rulebook.models import RuleSet, Trust
from nhiemky.areas.rulebook.queries import NoRuleSet, rule_set
from nhiemky.areas.rulebook.readers import DataMalformed
from nhiemky.areas.rulebook.shipped import Shipped, shipped
from nhiemky.rules.authority import Decision
from nhiemky.rules.refusals import Refusal

DAY = datetime.date
YES = Decision(True, "Được.")
CALENDAR = {"first_day": 1, "shift_months": 0}


def own_windows(at: Cast, **changes: Any) -> RuleSet:
    """Publish the office's own reporting windows."""
    values: dict[str, Any] = {
        "kind": readers.REPORTING_WINDOW,
        "code": "own",
        "label": "Kỳ của cơ quan",
        "effective_from": DAY(2026, 1, 1),
        "source": "Quyết định 12-QĐ/LHTG",
        "data": CALENDAR,
    }
    return publish_rule_set(actor=at.administrator, at=AT, **(values | changes))


def test_every_shipped_set_can_be_read_and_names_its_source_and_trust(db: None) -> None:
    versions = load_defaults(actor=SYSTEM, at=AT)
    assert {each.kind for each in versions} == set(readers.READERS)
    for version in versions:
        assert readers.READERS[version.kind](version)
        assert version.source
        assert version.trust in Trust.values
        assert version.shipped


def test_loading_again_changes_nothing(db: None) -> None:
    first = load_defaults(actor=SYSTEM, at=AT)
    assert len(first) == len(list(shipped()))
    assert load_defaults(actor=SYSTEM, at=AT + datetime.timedelta(days=1)) == ()
    assert RuleSet.objects.count() == len(first)


def test_only_a_command_loads_defaults(cast: Cast) -> None:
    with pytest.raises(OnlyByCommand):
        load_defaults(actor=cast.administrator, at=AT)


@pytest.mark.parametrize(
    ("family", "on", "profile"),
    [
        ("party", DAY(2018, 4, 3), "party-2018"),
        ("party", DAY(2026, 5, 26), "party-2018"),
        ("party", DAY(2026, 5, 27), "party-2026"),  # HD 05-HD/VPTW, second-hand
        ("party", DAY(2030, 1, 1), "party-2026"),
        ("state", DAY(2026, 5, 27), "state-2020"),  # NĐ 30/2020/NĐ-CP, verified
    ],
)
def test_a_document_gets_the_profile_of_its_day(cast: Cast, family: str, on: DAY, profile: str) -> None:
    version = rule_set(cast.clerk, readers.FORMAT_PROFILE, family, on)
    assert queries.format_profile(cast.clerk, version).code == profile


def test_before_the_first_version_there_is_none(cast: Cast) -> None:
    with pytest.raises(NoRuleSet, match=r"Ngày 02/04/2018 không có bộ quy tắc “party”"):
        rule_set(cast.clerk, readers.FORMAT_PROFILE, "party", DAY(2018, 4, 2))


def test_a_version_that_has_lapsed_brings_back_no_older_one(cast: Cast) -> None:
    own_windows(cast)
    own_windows(cast, effective_from=DAY(2026, 6, 1), effective_to=DAY(2026, 9, 1))
    assert rule_set(cast.clerk, readers.REPORTING_WINDOW, "own", DAY(2026, 8, 31)).effective_from == DAY(2026, 6, 1)
    with pytest.raises(NoRuleSet):
        rule_set(cast.clerk, readers.REPORTING_WINDOW, "own", DAY(2026, 9, 1))


def test_a_new_version_ends_the_old_one_and_leaves_its_row_alone(cast: Cast) -> None:
    old = own_windows(cast)
    new = own_windows(cast, effective_from=DAY(2026, 7, 1), data={"first_day": 15, "shift_months": -1})
    assert rule_set(cast.clerk, readers.REPORTING_WINDOW, "own", DAY(2026, 6, 30)) == old
    assert rule_set(cast.clerk, readers.REPORTING_WINDOW, "own", DAY(2026, 7, 1)) == new
    old.refresh_from_db()
    assert old.effective_to is None
    assert queries.window_rule(cast.clerk, new).first_day == 15


def test_a_correction_is_a_new_revision_of_the_same_start(cast: Cast) -> None:
    wrong = own_windows(cast)
    right = own_windows(cast, label="Kỳ của cơ quan (sửa)")
    assert (wrong.revision, right.revision) == (1, 2)
    assert rule_set(cast.clerk, readers.REPORTING_WINDOW, "own", TODAY) == right
    assert queries.versions(cast.clerk, readers.REPORTING_WINDOW, "own") == (right, wrong)
    assert get_rule_set(cast.clerk, wrong.pk).label == "Kỳ của cơ quan"


def test_the_same_thing_is_not_published_twice(cast: Cast) -> None:
    own_windows(cast)
    with pytest.raises(SamePublished):
        own_windows(cast)


def changed(**changes: Any) -> Callable[[], Iterator[Shipped]]:
    """What a later release would ship: the calendar's windows changed."""

    def later() -> Iterator[Shipped]:
        for each in shipped():
            yield dataclasses.replace(each, **changes) if each.code == "calendar" else each

    return later


def test_a_release_that_corrects_a_default_adds_a_revision(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "shipped", changed(label="Kỳ theo lịch (sửa)"))
    loaded = load_defaults(actor=SYSTEM, at=AT)
    assert [(each.code, each.revision) for each in loaded] == [("calendar", 2)]
    assert rule_set(cast.clerk, readers.REPORTING_WINDOW, "calendar", TODAY) == loaded[0]
    assert load_defaults(actor=SYSTEM, at=AT) == ()


def test_a_release_never_covers_what_the_office_set_itself(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    own = own_windows(cast, code="calendar", effective_from=DAY(2000, 1, 1), data={"first_day": 2, "shift_months": 0})
    monkeypatch.setattr(actions, "shipped", changed(label="Kỳ theo lịch (sửa)"))
    assert load_defaults(actor=SYSTEM, at=AT) == ()
    assert rule_set(cast.clerk, readers.REPORTING_WINDOW, "calendar", TODAY) == own


def test_a_release_that_goes_back_to_an_older_default_adds_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "shipped", changed(label="Kỳ theo lịch (sửa)"))
    load_defaults(actor=SYSTEM, at=AT)
    monkeypatch.setattr(actions, "shipped", shipped)
    assert load_defaults(actor=SYSTEM, at=AT) == ()


@pytest.mark.parametrize(
    "who", ["leader", "clerk", "reporter", "inspector", "unit_administrator", "outsider", "nobody"]
)
def test_only_who_may_publish_for_everyone_publishes(cast: Cast, who: str) -> None:
    with pytest.raises(PublishingNotAllowed):
        publish_rule_set(
            actor=cast.everybody[who], at=AT, kind=readers.REPORTING_WINDOW, code="own", label="x",
            effective_from=TODAY, source="x", data=CALENDAR,
        )  # fmt: skip
    assert not RuleSet.objects.filter(code="own").exists()


def test_publishing_is_in_the_trail_with_source_and_digest(cast: Cast) -> None:
    own = own_windows(cast)
    entry = Entry.objects.get(verb="rulebook.published", object_id=own.pk)
    assert entry.actor_id == cast.administrator.pk
    assert (entry.facts["source"], entry.facts["digest"]) == ("Quyết định 12-QĐ/LHTG", own.digest)


def test_a_rule_without_a_source_is_refused(cast: Cast) -> None:
    with pytest.raises(SourceMissing, match="chưa ghi nguồn"):
        own_windows(cast, source="  ")


@pytest.mark.parametrize("ends", [DAY(2026, 1, 1), DAY(2025, 12, 31)])
def test_a_rule_that_holds_on_no_day_is_refused(cast: Cast, ends: DAY) -> None:
    with pytest.raises(EndsBeforeStart):
        own_windows(cast, effective_to=ends)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("unheard_of", {}),
        (readers.REPORTING_WINDOW, {}),
        (readers.REPORTING_WINDOW, {"first_day": "1", "shift_months": 0}),
        (readers.REPORTING_WINDOW, {"first_day": True, "shift_months": 0}),
        (readers.REPORTING_WINDOW, {"first_day": 31, "shift_months": 0}),
        (readers.REPORTING_WINDOW, {"first_day": 1, "shift_months": 5}),
        (readers.BANDS, {}),
        (readers.BANDS, {"bands": []}),
        (readers.BANDS, {"bands": [{"code": "a"}]}),
        (readers.CLARITIES, {"clarities": []}),
        (readers.CLARITIES, {"clarities": [{"code": "a", "name": "rõ", "fields": []}]}),
        (readers.CLARITIES, {"clarities": ["a"]}),
        (readers.TYPE_CODES, {"types": {}}),
        (readers.TYPE_CODES, {"types": {"nghị quyết": 1}}),
        (readers.TYPE_CODES, {"types": ["NQ"]}),
        (readers.TITLES, {"titles": [{"code": "", "name": "x"}]}),
        (readers.FORMAT_PROFILE, {"code": "x"}),
    ],
)
def test_data_that_no_rule_can_be_read_from_is_refused(cast: Cast, kind: str, data: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        own_windows(cast, kind=kind, data=data)
    assert isinstance(refused.value, DataMalformed) or "Bộ" in str(refused.value) or "Mẫu" in str(refused.value)
    assert not RuleSet.objects.filter(code="own").exists()


def test_every_kind_reads_as_what_rules_and_papers_take(cast: Cast) -> None:
    def version(kind: str, code: str) -> RuleSet:
        return rule_set(cast.clerk, kind, code, TODAY)

    bands = queries.bands(cast.clerk, version(readers.BANDS, "midterm"))
    assert [(band.label, band.floor, band.inclusive) for band in bands.bands] == [
        ("đạt 100% trở lên", 100, True),
        ("đạt trên 60%", 60, False),
    ]
    assert bands.trust == "sample"
    assert queries.window_rule(cast.clerk, version(readers.REPORTING_WINDOW, "cut_off_15")).shift_months == -1
    names = [each.name for each in queries.clarities(cast.clerk, version(readers.CLARITIES, "six"))]
    assert names == ["rõ người", "rõ việc", "rõ thời gian", "rõ trách nhiệm", "rõ sản phẩm", "rõ thẩm quyền"]
    assert queries.type_codes(cast.clerk, version(readers.TYPE_CODES, "state"))["quy định"] == "QyĐ"
    assert queries.type_codes(cast.clerk, version(readers.TYPE_CODES, "party"))["quy định"] == "QĐ"
    assert queries.titles(cast.clerk, version(readers.TITLES, "state"))["government_flag"] == "Cờ thi đua của Chính phủ"


def test_titles_after_the_amended_law_are_marked_as_unchecked(cast: Cast) -> None:
    """Luật 06/2026/QH16 is in force from 01/10/2026; its content was not seen."""
    before = rule_set(cast.clerk, readers.TITLES, "state", DAY(2026, 9, 30))
    after = rule_set(cast.clerk, readers.TITLES, "state", DAY(2026, 10, 1))
    assert (before.trust, after.trust) == (Trust.VERIFIED, Trust.UNVERIFIED)


def test_those_in_force_on_a_day_come_one_for_each_code(cast: Cast) -> None:
    families = [each.code for each in queries.in_force(cast.clerk, readers.FORMAT_PROFILE, TODAY)]
    assert families == sorted(set(families))
    assert {"party", "state", "association", "front", "youth_union"} <= set(families)


def test_nobody_reads_no_rules(cast: Cast) -> None:
    stranger = type(cast.nobody)(username="la")
    with pytest.raises(NoRuleSet):
        rule_set(stranger, readers.BANDS, "midterm", TODAY)
    with pytest.raises(NotVisible):
        get_rule_set(stranger, RuleSet.objects.order_by("id")[0].pk)


def test_two_people_who_publish_the_same_start_do_not_cover_each_other(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    def work(number: int) -> RuleSet:
        return publish(
            actor=SYSTEM, at=AT, decision=YES, kind=readers.REPORTING_WINDOW, code="own", label=f"Bản {number}",
            effective_from=TODAY, source="x", data=CALENDAR,
        )  # fmt: skip

    found = race(work)
    published = [each for each in found if isinstance(each, RuleSet)]
    assert all(isinstance(each, RuleSet | PublishedMeanwhile) for each in found)
    assert sorted(each.revision for each in published) == list(range(1, len(published) + 1))
    assert rule_set(SYSTEM, readers.REPORTING_WINDOW, "own", TODAY).revision == len(published)


@pytest.mark.parametrize(
    "values",
    [{"source": ""}, {"trust": "believed"}, {"effective_to": DAY(2020, 1, 1)}],
    ids=["source", "trust", "days"],
)
def test_the_database_itself_refuses_a_rule_that_breaks_its_form(db: None, values: dict[str, Any]) -> None:
    whole = {
        "kind": "bands", "code": "x", "label": "x", "effective_from": DAY(2020, 1, 1), "source": "x", "trust": "sample",
        "data": {}, "digest": "x", "published_at": AT,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSet.objects.create(**(whole | values))
