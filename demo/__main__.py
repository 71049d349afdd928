"""`python -m demo`: enact the province once, show the main job in the terminal, then serve it on this machine only."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from demo.moments import CONGRESS, at
from demo.resolution import FILE_NAME, resolution_file
from nhiemky.cli import django_setup, streams, words
from nhiemky.rules.refusals import Refusal

ROOT = Path(__file__).resolve().parent.parent
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
ROLES = {
    "lanhdao": "Lãnh đạo (Chủ tịch)",
    "thuongtruc": "Người duyệt báo cáo (Phó Chủ tịch Thường trực)",
    "vanthu": "Văn thư (Chánh Văn phòng)",
    "kiemtra": "Ban Kiểm tra: xem tất cả",
    "nguoixem": "Người xem",
    "truongkhoi": "Trưởng khối thi đua",
    "bc-xa-my-dien": "Người báo cáo của một xã",
    "quantri": "Quản trị người dùng và tổ chức",
}
console = Console(highlight=False)


def fingerprint() -> str:
    """Return the hash of what the demo is made from: it is enacted anew where any of it changed."""
    digest = hashlib.sha256()
    for folder in ("demo", "nhiemky/areas", "nhiemky/rules", "nhiemky/papers"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def password() -> str:
    """Return a password drawn at random, easy to type."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def empty(home: Path) -> None:
    """Remove what an earlier run of the demo made; nothing that isn't its own."""
    for path in home.glob("nhiemky.sqlite3*"):
        path.unlink()
    for folder in ("files", "audit-heads", "so-ket"):
        shutil.rmtree(home / folder, ignore_errors=True)


def enact(home: Path) -> None:
    """Enact the province, with bars, and leave the review's files where a person finds them."""
    from demo.story import tell
    from nhiemky.areas.files.queries import open_content
    from nhiemky.cli import main as command
    from nhiemky.cli.setup import prepare

    paper = home / FILE_NAME
    paper.write_bytes(resolution_file(at(CONGRESS, 15)))
    console.print(f"[bold]Đọc nghị quyết[/bold]: nhiemky read {paper}\n")
    command(["read", str(paper)])
    with console.status("Chuẩn bị cơ sở dữ liệu"):
        prepare()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bars:
        steps: dict[str, object] = {}

        def progress(name: str, done: int, total: int) -> None:
            if name not in steps:
                steps[name] = bars.add_task(name, total=total)
            bars.update(steps[name], completed=done)  # type: ignore[arg-type]

        told = tell({}, progress)
    folder = home / "so-ket"
    folder.mkdir(exist_ok=True)
    for upload, name in ((told.review.docx, "bao-cao-so-ket.docx"), (told.review.pdf, "bao-cao-so-ket.pdf")):
        if upload is None:  # frozen is frozen with both
            raise LookupError(name)
        (folder / name).write_bytes(open_content(told.province.staff["lanhdao"], upload))


def draw_passwords() -> dict[str, str]:
    """Give each demo account a new password and return them; nothing readable is kept."""
    from django.utils import timezone

    from nhiemky.areas.directory import actions
    from nhiemky.areas.directory.models import User

    drawn, at = {}, timezone.now()
    for username in ROLES:
        user = User.objects.select_related("person").get(username=username)
        holding = user.person.holdings.select_related("position__organisation").order_by("-valid_from").first()
        drawn[username] = password()
        actions.set_password(
            actor=actions.SystemActor("Bộ dựng tỉnh mẫu"), at=at, user=user, password=drawn[username],
            organisation=holding.position.organisation,
        )  # fmt: skip
    return drawn


def show(home: Path, drawn: dict[str, str], port: int) -> None:
    """Print where the review lies and how to sign in."""
    console.print(f"\nBáo cáo sơ kết: [bold]{home / 'so-ket' / 'bao-cao-so-ket.docx'}[/bold]")
    console.print(f"                [bold]{home / 'so-ket' / 'bao-cao-so-ket.pdf'}[/bold]\n")
    table = Table("Vai", "Tên đăng nhập", "Mật khẩu (mới mỗi lần chạy)")
    for username, secret in drawn.items():
        table.add_row(ROLES[username], username, secret)
    console.print(table)
    console.print(f"Chỉ mở trên máy này: [bold]http://127.0.0.1:{port}/[/bold]\n")


def main() -> int:
    """Enact where needed, print, serve. What is refused is said on the error stream; its exit code is 1."""
    streams.make_ready()
    parser = words.Parser(prog="python -m demo", description="Dựng tỉnh mẫu một lần, rồi mở trên máy này")
    parser.add_argument("--no-serve", action="store_true", help="dừng trước khi mở trang web")
    parser.add_argument(
        "--port", type=words.port, default=8000, metavar="CỔNG", help="cổng, 1 đến 65535 (mặc định 8000)"
    )
    arguments = parser.parse_args()
    try:
        return run(port=arguments.port, serving=not arguments.no_serve)
    except Refusal as refusal:
        sys.stderr.write(f"{streams.printable(str(refusal))}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng theo yêu cầu.\n")
        return 130


def run(*, port: int, serving: bool) -> int:
    """Enact where needed, print how to sign in, serve on the port where that is wanted."""
    if os.environ.get("NHIEMKY_DATABASE_URL"):
        console.print("Tỉnh mẫu chỉ dựng trên SQLite. Hãy bỏ NHIEMKY_DATABASE_URL rồi chạy lại.")
        return 2
    started = time.monotonic()
    django_setup.start()
    from nhiemky.config.environment import home as installation

    home = installation()
    mark, wanted = home / "demo", fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        console.print("Tỉnh mẫu đã dựng; dùng lại dữ liệu có sẵn.")
    else:
        mark.unlink(missing_ok=True)
        empty(home)
        enact(home)
        mark.write_text(wanted, encoding="ascii")
    show(home, draw_passwords(), port)
    console.print(f"[dim]{time.monotonic() - started:.0f} giây[/dim]")
    if not serving:
        return 0
    from nhiemky.cli.serve import serve

    return serve("127.0.0.1", port)


if __name__ == "__main__":
    sys.exit(main())
