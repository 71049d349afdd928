"""Files on their way out: always as attachments, never shown from the product's own address."""

from __future__ import annotations

import io

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from nhiemky.areas.reporting.queries.downloads import Download, evidence_file
from nhiemky.web.desk.asked import asked


def attachment(found: Download) -> FileResponse:
    """Return a file as an attachment that no browser guesses the kind of or runs."""
    answer = FileResponse(io.BytesIO(found.content), as_attachment=True, filename=found.name)
    answer.headers["Content-Type"] = found.media_type
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["ETag"] = f'"{found.sha256}"'
    return answer


@require_safe
@login_required
def evidence(request: HttpRequest, upload_id: int) -> FileResponse:
    """Send a piece of evidence."""
    want = asked(request)
    return attachment(evidence_file(want.viewer, upload_id, want.at))
