"""Reading in a process of its own, with hard ceilings on time and memory.

The libraries that parse PDF, DOCX and HTML are written in C; a hostile file could make them hang, swell or crash.
What happens to the other process happens to nobody else.
"""

from __future__ import annotations

import io
import pickle
import struct
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from nhiemky.papers import content as papers
from nhiemky.papers.content import Paper
from nhiemky.papers.reader.door import OutOfMemory, plain_name, read
from nhiemky.papers.reader.limits import DEFAULT_LIMITS, Limits, ReadRefusal
from nhiemky.papers.reader.pieces import Progress
from nhiemky.papers.reader.sniffing import Format, sniff
from nhiemky.papers.reader.unreadable import ForbiddenMarkup, NoLetters, Scanned


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


_SHORT_TEXT = 128 * 1024
_HEADER = struct.Struct(">Q")
_START = "import sys; sys.path.insert(0, sys.argv[1]); from nhiemky.papers.reader.apart import work; work()"
_ROOT = str(Path(__file__).resolve().parents[3])


def read_apart(
    content: bytes, name: str, *, progress: Progress | None = None, limits: Limits = DEFAULT_LIMITS
) -> Paper:
    """`read` in a process of its own; may also raise TooSlow, OutOfMemory and Crashed. For many files, `Reader`."""
    with Reader(limits) as reader:
        return reader.read(content, name, progress=progress)


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
        process = self._running()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._limits.seconds, stop)
        timer.start()
        try:
            return self._answer(process, content, plain_name(name), progress)
        except (OSError, EOFError) as error:
            self.close()
            raise (TooSlow(seconds=int(self._limits.seconds)) if late.is_set() else Crashed()) from error
        except BaseException as error:
            if not isinstance(error, ReadRefusal):
                self.close()  # interrupted in the middle of a conversation
            raise
        finally:
            timer.cancel()

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

    def _answer(self, process: subprocess.Popen[bytes], content: bytes, name: str, progress: Progress | None) -> Paper:
        """Send the file, pass progress on, return the paper or raise the refusal that comes back."""
        stdin, stdout = process.stdin, process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        _send(stdin, (content, name, self._limits))
        while True:
            kind, *values = _receive(stdout)
            if kind == "progress" and progress is not None:
                progress(*values)
            elif kind == "paper":
                return _paper(values[0])
            elif kind == "refusal":
                raise _refusal(*values)


def work() -> None:
    """The other process: read what comes in until nothing more comes."""
    output, source = sys.stdout.buffer, sys.stdin.buffer
    limited = False
    while True:
        try:
            content, name, limits = _receive(source)
        except EOFError:
            return
        if not limited:
            _limit_memory(limits.memory_bytes)
            limited = True
        try:
            paper = read(content, name, progress=lambda *step: _send(output, ("progress", *step)), limits=limits)
            _send(output, ("paper", paper))
        except ReadRefusal as refusal:
            _send(output, ("refusal", type(refusal).__name__, refusal.template, refusal.values))
        except (MemoryError, ImportError):  # a library that the ceiling leaves no room for cannot be loaded
            _send(output, ("refusal", OutOfMemory.__name__, OutOfMemory.template, {}))


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
    """Takes nothing but papers, days and ceilings: a process taken over by a file cannot hand over anything else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name, from the short list."""
        if (module, name) in (("datetime", "date"), (Limits.__module__, "Limits")):
            return super().find_class(module, name)
        if module == papers.__name__ and isinstance(getattr(papers, name, None), type):
            return getattr(papers, name)
        raise EOFError(f"unexpected {module}.{name}")


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
