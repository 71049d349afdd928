"""A page whose figures are no longer what the trail says tells so before it shows them."""

from __future__ import annotations

from cast import AT
from django.db.models import F
from office_at_work import Office

from nhiemky.areas.reporting import queries
from nhiemky.areas.reporting.models import Review
from nhiemky.areas.targets.models import Measurement

WARNING = "không còn khớp với nhật ký niêm phong"


def _pages(office: Office) -> dict[str, str]:
    browser = office.client("leader")
    key = queries.review_page(office.cast.leader, office.review.pk, AT).printed.trace[0].key
    addresses = {
        "target": f"/chi-tieu/{office.target.pk}/?ngay=2025-12-31",
        "review": f"/so-ket/{office.review.pk}/",
        "figure": f"/so-ket/{office.review.pk}/so-lieu/{key}/",
    }
    answers = {name: browser.get(address) for name, address in addresses.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {name: answer.content.decode() for name, answer in answers.items()}


def test_pages_are_silent_while_everything_holds(office: Office) -> None:
    assert [name for name, text in _pages(office).items() if WARNING in text] == []


def test_a_changed_figure_is_told_on_its_page(office: Office) -> None:
    Measurement.objects.update(numerator=F("numerator") + 5000)
    assert [name for name, text in _pages(office).items() if WARNING in text] == ["target"]


def test_a_changed_review_is_told_on_its_pages_and_is_no_longer_handed_out(office: Office) -> None:
    Review.objects.filter(pk=office.review.pk).update(dossier_sha256="0" * 64)
    assert [name for name, text in _pages(office).items() if WARNING in text] == ["review", "figure"]
    for form in ("docx", "pdf"):
        answer = office.client("leader").get(f"/so-ket/{office.review.pk}/tai/{form}/")
        assert answer.status_code == 409
        assert "nhiemky audit verify" in answer.content.decode()
