"""`python -m benchmarks [NAME…]`: run the named benchmarks, or all; one JSON object a line on stdout."""

from __future__ import annotations

import importlib
import sys

from benchmarks.side_by_side import PeerMissingError, print_line, progress

NAMES = ("rollup", "report", "read")


def main(names: list[str]) -> int:
    """Run the benchmarks with these names, all where none is given.

    Gives 2 where a name is unknown, 1 where a peer is missing (said on stderr; the others run all the same).
    """
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        progress(f"Unknown: {', '.join(unknown)}. Known: {', '.join(NAMES)}.")
        return 2
    missing = 0
    for name in names or NAMES:
        progress(f"{name}:")
        try:
            importlib.import_module(f"benchmarks.{name}").run(print_line)
        except (PeerMissingError, ModuleNotFoundError) as error:
            progress(f"  not measured: {error}")
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
