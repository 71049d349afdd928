"""A text on its way in: an invented resolution, and a finder that finds in it exactly what is listed here.

Deciding about findings is tested with this finder, so that these tests change only when deciding does; that the real
finder and deciding fit together is tested with the longer text of the papers' tests.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from cast import AT, Cast

from nhiemky.areas.documents.models import Document
from nhiemky.areas.intake import actions
from nhiemky.areas.intake.models import Finding, Intake
from nhiemky.papers.content import Paper
from nhiemky.papers.findings import model
from nhiemky.papers.findings.model import Frequency, Op

TEXT = """LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ TỈNH TÂN GIANG
Số: 01/NQ-ĐH
Tân Giang, ngày 31 tháng 10 năm 2023

NGHỊ QUYẾT
Đại hội đại biểu Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang lần thứ IV, nhiệm kỳ 2023-2028

I. Chỉ tiêu
1. Trong nhiệm kỳ kết nạp 500 hội viên mới.
2. Hằng năm vận động từ 2 tỷ đồng trở lên cho công tác xã hội.
3. Trong nhiệm kỳ trao 200 suất học bổng; xây dựng 10 nhà nghĩa tình.
4. Nâng cao chất lượng sinh hoạt của các chi hội.

II. Nhiệm vụ
1. Hội Hữu nghị An Phước Đông chủ trì, phối hợp với Hội Hữu nghị Thạnh Lợi Tây tổ chức giao lưu trước ngày 30/6/2026.
2. Ban Thường vụ xây dựng chương trình hành động toàn khóa.
"""

MEMBERS = "Trong nhiệm kỳ kết nạp 500 hội viên mới"
MONEY = "Hằng năm vận động từ 2 tỷ đồng trở lên cho công tác xã hội"
AWARDS = "Trong nhiệm kỳ trao 200 suất học bổng"
HOUSES = "xây dựng 10 nhà nghĩa tình"
MISSED = "Nâng cao chất lượng sinh hoạt của các chi hội"
EXCHANGE = "tổ chức giao lưu trước ngày 30/6/2026"
PROGRAMME = "xây dựng chương trình hành động toàn khóa"


def _at(paper: Paper, words: str) -> dict[str, Any]:
    start = paper.text.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


def _target(paper: Paper, words: str, indicator: str, value: str, unit: str, frequency: Frequency) -> model.Target:
    return model.Target(
        **_at(paper, words), indicator=indicator, op=Op.AT_LEAST, value=Decimal(value), unit=unit, frequency=frequency
    )


def find(paper: Paper) -> model.Findings:
    """Find what is listed here: four targets of five, two tasks, a term, a body, and a doubt about the money."""
    return model.Findings(
        terms=(model.Term(**_at(paper, "nhiệm kỳ 2023-2028"), first_year=2023, last_year=2028),),
        organisations=(
            model.Organisation(**_at(paper, "Hội Hữu nghị An Phước Đông"), name="Hội Hữu nghị An Phước Đông"),
        ),
        targets=(
            _target(paper, MEMBERS, "Kết nạp hội viên mới", "500", "hội viên mới", Frequency.BY_END),
            _target(paper, MONEY, "Vận động cho công tác xã hội", "2", "tỷ đồng", Frequency.PER_YEAR),
            _target(paper, AWARDS, "Trao suất học bổng", "200", "suất", Frequency.BY_END),
            _target(paper, HOUSES, "Xây dựng nhà nghĩa tình", "10", "nhà", Frequency.BY_END),
        ),
        tasks=(
            model.Task(
                **_at(paper, EXCHANGE),
                assignee="Hội Hữu nghị An Phước Đông",
                joins=("Hội Hữu nghị Thạnh Lợi Tây", "các trường"),
                deadline=datetime.date(2026, 6, 30),
            ),
            model.Task(**_at(paper, PROGRAMME), assignee="Ban Thường vụ"),
        ),
        doubts=(
            model.Doubt(
                **_at(paper, "từ 2 tỷ đồng trở lên"), kind=model.DoubtKind.DUPLICATE_TARGET, says="Số này nêu hai lần."
            ),
        ),
    )


def received(cast: Cast, content: bytes = TEXT.encode(), name: str = "nghi quyet.txt", **more: Any) -> Intake:
    """Receive a file for the province's union, for its term."""
    given = {"term_id": cast.term.pk, **more}
    return actions.receive(
        actor=cast.clerk, at=AT, organisation_id=cast.province.pk, name=name, content=content, **given
    )


def read(cast: Cast, content: bytes = TEXT.encode(), name: str = "nghi quyet.txt", **more: Any) -> Intake:
    """Receive a file and read it at once."""
    return actions.read(actor=cast.clerk, at=AT, intake_id=received(cast, content, name, **more).pk)


def registered(cast: Cast) -> tuple[Intake, Document]:
    """Receive, read and register the text."""
    intake = read(cast)
    return intake, actions.register_document(actor=cast.clerk, at=AT, intake_id=intake.pk)


def finding(intake: Intake, words: str, **more: Any) -> Finding:
    """The finding that quotes these words."""
    return Finding.objects.get(intake=intake, quote=words, **more)


def settle(cast: Cast, intake: Intake) -> None:
    """Settle every doubt of the text."""
    for doubt in intake.doubts.filter(settled_at__isnull=True):
        actions.settle_doubt(actor=cast.clerk, at=AT, doubt_id=doubt.pk, note="Đã đối chiếu bản giấy.")
