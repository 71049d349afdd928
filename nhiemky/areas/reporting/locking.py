"""Two people on one report: whoever saves must have seen what the other saved, and loses nothing if not."""

from __future__ import annotations

from nhiemky.areas.reporting.models import Submission
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import SUBMISSION
from nhiemky.rules.workflow import Submission as State

EDITABLE = (State.DRAFT, State.RETURNED)


class SomeoneElseSaved(Refusal):
    """Someone else saved the same thing since; what was typed is still with the one who typed it."""

    template = (
        "{by} vừa lưu {what} thành {theirs}. Nội dung bạn nhập ({mine}) chưa được lưu và chưa mất: "
        "hãy xem số vừa lưu, rồi lưu lại nếu vẫn muốn thay."
    )


class MovedMeanwhile(Refusal):
    """The report went on to another state since it was opened."""

    template = "Báo cáo vừa chuyển sang “{state}”. Hãy tải lại trang; nội dung bạn nhập chưa được lưu: {mine}."


class NotEditable(Refusal):
    """A report that has been sent is changed only after it was returned or opened again."""

    template = "Báo cáo đang “{state}” nên không sửa được. Hãy đề nghị cấp trên trả lại hoặc mở lại báo cáo."


def locked(submission_id: int) -> Submission:
    """Return the submission for a write, in the caller's transaction; writers of one report queue here."""
    related = Submission.objects.select_related(
        "organisation", "period__template__term", "period__template__organisation"
    )
    return related.select_for_update(of=("self",)).get(pk=submission_id)


def check_editable(submission: Submission, revision: int, mine: str) -> None:
    """Raise NotEditable, or MovedMeanwhile where it became so after the `revision` that the writer saw."""
    if submission.status in EDITABLE:
        return
    state = SUBMISSION.state_name(submission.status)
    if submission.moved_in_revision > revision:
        raise MovedMeanwhile(state=state, mine=mine or gettext_noop("không có"))
    raise NotEditable(state=state)


def check_seen(submission: Submission, revision: int) -> None:
    """Raise SomeoneElseSaved unless the writer saw the latest save of anything in the report."""
    if submission.revision != revision:
        raise SomeoneElseSaved(
            by=gettext_noop("Người khác"),
            what=gettext_noop("báo cáo này"),
            theirs=gettext_noop("bản lưu thứ {revision}", revision=submission.revision),
            mine=gettext_noop("bản {revision}", revision=revision),
        )
