"""What every benchmark shares: sides that run in turn, medians, peak memory of a process, one line a metric."""

from __future__ import annotations

import gc
import json
import pathlib
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

RUNS = 5

Report = Callable[[dict[str, Any]], None]


class PeerMissingError(Exception):
    """A peer that this machine doesn't have; the message says how to get it."""


def progress(text: str) -> None:
    """Say on stderr what is being done; stdout carries the metrics alone."""
    print(text, file=sys.stderr, flush=True)


def require_equal(what: str, ours: object, theirs: object) -> None:
    """Stop where the two sides didn't come to the same: times of different work say nothing."""
    if ours != theirs:
        raise SystemExit(f"{what}: the sides differ.\nours:   {str(ours)[:2000]}\ntheirs: {str(theirs)[:2000]}")


def take_turns(sides: Sequence[tuple[str, Callable[[], object]]], runs: int = RUNS) -> dict[str, float]:
    """Run the sides in turn, `runs` times each, after one run of each that isn't counted; median seconds by name.

    Turns, so that a machine that slows down slows all. What a side made is dropped before the next side runs.
    """
    seconds: dict[str, list[float]] = {name: [] for name, _ in sides}
    for turn in range(runs + 1):
        for name, run in sides:
            gc.collect()
            start = time.perf_counter()
            made = run()
            taken = time.perf_counter() - start
            del made
            if turn:
                seconds[name].append(taken)
            progress(f"  {name}: {taken:.3f} s" + ("" if turn else " (not counted)"))
    return {name: median(times) for name, times in seconds.items()}


def compare(report: Report, bench: str, metric: str, measured: dict[str, float], ours: str = "ours") -> None:
    """Report one metric where less is better, ours against each other side; ratio is theirs by ours."""
    for peer, theirs in measured.items():
        if peer != ours:
            own = measured[ours]
            report(
                {
                    "bench": bench,
                    "metric": metric,
                    "ours": round(own, 4),
                    "peer": peer,
                    "theirs": round(theirs, 4),
                    "ratio": round(theirs / own, 2),
                }
            )


def peak_memory_mb(module: str, *arguments: str) -> float:
    """Run `python -m MODULE ARGUMENTS` and give the largest memory it held, in MB, as the last line it prints.

    The module ends with `print_peak_memory()`.
    """
    command = [sys.executable, "-m", module, *arguments]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(output.splitlines()[-1])


def print_peak_memory() -> None:
    """Print the largest memory that this process, or any program it ran, has held, in MB (POSIX only).

    On Linux `ru_maxrss` starts at the size of whoever started the process, so VmHWM is read where there is one.
    """
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    held = [resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]
    status = pathlib.Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    own = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    print(max(held + (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])) * unit / 1e6)


def print_line(metric: dict[str, Any]) -> None:
    """Print one metric as one JSON object on a line."""
    print(json.dumps(metric, ensure_ascii=False), flush=True)
