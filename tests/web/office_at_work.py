"""The office that the pages' tests see: a reported target with evidence, a frozen review, one still in draft."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from cast import AT, Cast
from django.test import Client
from enacted import evidence, fill, half, indicator, moment, periods, resolution, send, target, template

from nhiemky.areas.files.models import Upload
from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.models import Review
from nhiemky.areas.targets.models import Target

LAST_DAY = datetime.date(2025, 12, 31)


@dataclass(frozen=True)
class Office:
    """The cast at work: one target, a report with evidence, a review that is frozen, and one still in draft."""

    cast: Cast
    target: Target
    upload: Upload
    review: Review
    draft: Review

    def client(self, name: str) -> Client:
        """A browser in which one of the cast is signed in; "stranger" is nobody."""
        browser = Client()
        if name != "stranger":
            browser.force_login(getattr(self.cast, name), backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser


def set_up(cast: Cast) -> Office:
    """Enact the office's story."""
    measured = indicator(cast)
    wanted = target(cast, resolution(cast), measured)
    opened = periods(cast, template(cast, measured))
    when = moment(2024, 7, 3, 8, 42)
    upload = evidence(cast, "danh-sach.txt", b"12 hoi vien moi")
    filled = fill(cast.reporter, opened[half(2024, 1)], cast.first.pk, {measured.pk: 12}, when)
    line = filled.lines.get(indicator=measured)
    actions.add_evidence(actor=cast.reporter, at=when, submission_id=filled.pk, line_id=line.pk, upload_id=upload.pk)
    sent = send(cast.reporter, filled, when)
    actions.accept(actor=cast.secretary, at=moment(2024, 7, 4, 15, 7), submission_id=sent.pk, revision=sent.revision)
    drafted = [
        actions.draft_review(
            actor=cast.clerk, at=AT, term_id=cast.term.pk, as_of=datetime.date(2025, 12, 31), subject=subject
        )
        for subject in ("sơ kết giữa nhiệm kỳ", "sơ kết một năm")
    ]
    frozen = actions.freeze_review(actor=cast.leader, at=AT, review_id=drafted[0].pk, revision=drafted[0].revision)
    return Office(cast, wanted, upload, frozen, drafted[1])
