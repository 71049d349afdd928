"""Reading and finding in a process of its own, with hard ceilings on time and memory.

The libraries that parse PDF, DOCX and HTML are written in C; a hostile file could make them hang, swell or crash. The
finders are our own, but a text made of nothing but numbers keeps them busy for minutes. What happens to the other
process happens to nobody else.
"""

from __future__ import annotations

import importlib
import io
import logging
import pickle
import struct
import subprocess
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from nhiemky.papers import content as papers
from nhiemky.papers.content import Paper
from nhiemky.papers.reader.door import OutOfMemory, plain_name, read
from nhiemky.papers.reader.keepable import keepable
from nhiemky.papers.reader.limits import DEFAULT_LIMITS, Limits, ReadRefusal
from nhiemky.papers.reader.pieces import Progress
from nhiemky.papers.reader.sniffing import Format, sniff
from nhiemky.papers.reader.unreadable import ForbiddenMarkup, NoLetters, Scanned

if TYPE_CHECKING:  # the finders take half a second to load, which no help page and no refused file needs
    from nhiemky.papers.findings.model import Findings


class TooSlow(ReadRefusal):
    """Reading took longer than one file may take."""

    exit_code = 43
    template = "Đọc tệp quá {seconds} giây mà chưa xong nên đã dừng. Hãy tách tệp hoặc lưu lại bằng chương trình gốc."


class Crashed(ReadRefusal):
    """The parser itself broke down on this file."""

    exit_code = 45
    template = (
        "Tệp làm hỏng bộ đọc, có thể do bị lỗi cấu trúc. Hãy mở bằng chương trình gốc, lưu thành tệp mới rồi gửi lại."
    )


class NotUnderstood(ReadRefusal):
    """The text was read, but the finders broke down on it."""

    exit_code = 46
    template = "Đọc được chữ nhưng bộ đọc gặp lỗi khi tìm nội dung ({what}). Hãy báo quản trị, kèm theo tệp này."


_SHORT_TEXT = 128 * 1024
_SHORT_TO_FIND_IN = 8 * 1024
_log = logging.getLogger(__name__)
_HEADER = struct.Struct(">Q")
_START = "import sys; sys.path.insert(0, sys.argv[1]); from nhiemky.papers.reader.apart import work; work()"
_MODEL = "nhiemky.papers.findings.model"
_ROOT = str(Path(__file__).resolve().parents[3])


def read_apart(
    content: bytes, name: str, *, progress: Progress | None = None, limits: Limits = DEFAULT_LIMITS
) -> Paper:
    """`read` in a process of its own; may also raise TooSlow, OutOfMemory and Crashed. For many files, `Reader`."""
    with Reader(limits) as reader:
        return reader.read(content, name, progress=progress)


def read_and_find_apart(
    content: bytes, name: str, *, progress: Progress | None = None, limits: Limits = DEFAULT_LIMITS
) -> tuple[Paper, Findings]:
    """`Reader.read_and_find` for one file."""
    with Reader(limits) as reader:
        return reader.read_and_find(content, name, progress=progress)


class Reader:
    """A process that reads files one after the other; it is started at the first and again after it broke down."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        """Take the ceilings of each reading."""
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def read(self, content: bytes, name: str, *, progress: Progress | None = None) -> Paper:
        """As `read`. A short plain text is read right here: no parser that could break, nothing that could last."""
        if len(content) <= _SHORT_TEXT and sniff(content, self._limits) is Format.TXT:
            return read(content, name, progress=progress, limits=self._limits)
        return self._apart(content, name, progress)

    def read_and_find(self, content: bytes, name: str, *, progress: Progress | None = None) -> tuple[Paper, Findings]:
        """The paper, with only letters that a database can keep, and everything found in it.

        Reading may take `Limits.seconds`, and finding as long again. Raises what `read_apart` raises, NotUnderstood.
        Only in a text of a page or two is anything found right here.
        """
        if len(content) <= _SHORT_TO_FIND_IN and sniff(content, self._limits) is Format.TXT:
            paper = keepable(read(content, name, progress=progress, limits=self._limits))
            return paper, _found_in(paper)
        found: list[object] = []
        paper = self._apart(content, name, progress, found)
        from nhiemky.papers.findings.model import Findings

        if not found or not isinstance(found[0], Findings):
            self.close()
            raise Crashed
        return paper, found[0]

    def _apart(self, content: bytes, name: str, progress: Progress | None, found: list[object] | None = None) -> Paper:
        """Let the other process read, and find where there is a list for what is found; end it where it is too slow."""
        process = self._running()
        clock = _Clock(process, self._limits.seconds)
        try:
            _send(_open(process.stdin), (content, plain_name(name), self._limits, found is not None))
            paper = _paper(self._answer(process, progress))
            clock.start_again()
            if found is not None:
                found.append(self._answer(process, None))
            return paper
        except (OSError, EOFError) as error:
            self.close()
            raise (TooSlow(seconds=int(self._limits.seconds)) if clock.ran_out else Crashed()) from error
        except BaseException as error:
            if not isinstance(error, ReadRefusal):
                self.close()  # interrupted in the middle of a conversation
            raise
        finally:
            clock.stop()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, started where none is running."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, with words of our own
                [sys.executable, "-P", "-c", _START, _ROOT],  # -P: nothing from the folder at hand
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _answer(self, process: subprocess.Popen[bytes], progress: Progress | None) -> object:
        """Pass progress on, return what was made or raise the refusal that comes back."""
        while True:
            kind, *values = _receive(_open(process.stdout))
            if kind == "progress" and progress is not None:
                progress(*values)
            elif kind == "made":
                return values[0]
            elif kind == "refusal":
                raise _refusal(*values)


class _Clock:
    """Ends a process where a step takes longer than it may."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Start at once."""
        self.ran_out = False
        self._process, self._seconds = process, seconds
        self._timer = self._started()

    def start_again(self) -> None:
        """Give the next step as long."""
        self.stop()
        self._timer = self._started()

    def stop(self) -> None:
        """Let the process live."""
        self._timer.cancel()

    def _started(self) -> threading.Timer:
        timer = threading.Timer(self._seconds, self._end)
        timer.daemon = True
        timer.start()
        return timer

    def _end(self) -> None:
        self.ran_out = True
        self._process.kill()


def work() -> None:
    """The other process: read what comes in until nothing more comes."""
    output, source = sys.stdout.buffer, sys.stdin.buffer
    limited = False
    while True:
        try:
            content, name, limits, finding = _receive(source)
        except EOFError:
            return
        if not limited:
            _limit_memory(limits.memory_bytes)
            limited = True
        try:
            paper = read(content, name, progress=lambda *step: _send(output, ("progress", *step)), limits=limits)
            paper = keepable(paper) if finding else paper
            _send(output, ("made", paper))
            if finding:
                _send(output, ("made", _found_in(paper)))
        except ReadRefusal as refusal:
            _send(output, ("refusal", type(refusal).__name__, refusal.template, refusal.values))
        except (MemoryError, ImportError):  # a library that the ceiling leaves no room for cannot be loaded
            _send(output, ("refusal", OutOfMemory.__name__, OutOfMemory.template, {}))


def _found_in(paper: Paper) -> Findings:
    """Everything found in a paper. Raises NotUnderstood, which says where the finders broke down; MemoryError."""
    from nhiemky.papers import findings

    try:
        return findings.find(paper)
    except MemoryError:
        raise
    except Exception as error:  # no text may keep a file from being kept
        _log.exception("finding failed")
        place = traceback.extract_tb(error.__traceback__)[-1]
        raise NotUnderstood(what=f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}") from error


def _limit_memory(most: int) -> None:
    """Let the operating system hold the ceiling; Windows has none of this kind, there the counted ceilings hold."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _send(stream: IO[bytes], message: object) -> None:
    """One message: its length, then its bytes."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_HEADER.pack(len(body)) + body)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    """The next message; raises EOFError where the other side is gone."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise EOFError
    body = stream.read(_HEADER.unpack(header)[0])
    if len(body) < _HEADER.unpack(header)[0]:
        raise EOFError
    return _OnlyPapers(io.BytesIO(body)).load()


class _OnlyPapers(pickle.Unpickler):
    """Takes nothing but papers, findings, days, decimals and ceilings: a process taken over by a file cannot hand over
    anything else.
    """

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name, from the short list."""
        if (module, name) in (("datetime", "date"), ("decimal", "Decimal"), (Limits.__module__, "Limits")):
            return super().find_class(module, name)
        if module in (papers.__name__, _MODEL):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise EOFError(f"unexpected {module}.{name}")


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    """The stream to or from the process, or a broken conversation."""
    if stream is None:
        raise EOFError
    return stream


def _paper(found: object) -> Paper:
    """A paper, or a broken conversation."""
    if not isinstance(found, Paper):
        raise EOFError
    return found


def _refusal(name: object, template: object, values: object) -> ReadRefusal:
    """The refusal of that name with its sentence and values."""
    known = {each.__name__: each for each in refusals()}
    plain = {str(key): value for key, value in values.items()} if isinstance(values, dict) else {}
    return known.get(str(name), Crashed)(str(template), **plain)


def refusals() -> tuple[type[ReadRefusal], ...]:
    """Every kind of refusal that reading may end in, by exit code; other rooms have kinds of their own."""
    own = (kind for kind in _kinds(ReadRefusal) if kind.__module__.startswith(__package__))
    found: set[type[ReadRefusal]] = {ForbiddenMarkup, NoLetters, Scanned, *own}
    return tuple(sorted(found, key=lambda each: (each.exit_code, each.__name__)))


def _kinds(base: type[ReadRefusal]) -> list[type[ReadRefusal]]:
    """All kinds of a refusal."""
    return [kind for each in base.__subclasses__() for kind in (each, *_kinds(each))]
