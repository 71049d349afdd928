"""The roll-up of a nation against DuckDB, pandas and SQLite.

103,000 organisations × 14 targets × 4 quarters: 3.7 million figures make 5.8 million cells. Each side adds up, for
every organisation, target and quarter, the figures of the whole subtree, and counts them (what completeness needs);
ours also works out how many reports were expected, checks that no total leaves 64 bits and looks for duplicates.

`seconds`: everything is loaded and the tree is prepared on every side: ours in preorder, the peers with a closure
table (every organisation with each of its ancestors), indexed where the peer gains by it. Timed is the roll-up, its
result kept where the side keeps results: arrays, a DuckDB table, a data frame, an SQLite table. "duckdb by level" is
DuckDB with a shrewder query than the closure table: level by level, each level's sums given to the next.
`seconds_with_load`: from the same arrays (each organisation's parent; the figures' columns) to the result.
`peak_memory_mb`: the whole process of one side, interpreter, inputs and load included.

DuckDB uses every core it finds, ours and the rest one. Sums are exact on every side (DuckDB's in 128 bits).
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.nation import QUARTERS, TARGETS, Nation, facts_of, invent, rolled, structure_of
from benchmarks.side_by_side import (
    Report,
    compare,
    peak_memory_mb,
    print_peak_memory,
    progress,
    require_equal,
    take_turns,
)

Cells = tuple[NDArray[np.int64], NDArray[np.int64]]  # sums and counts by organisation, target and quarter

CLOSURE = """
    CREATE TABLE closure AS
    WITH RECURSIVE above(descendant, ancestor) AS (
        SELECT organisation, organisation FROM organisations
        UNION ALL
        SELECT above.descendant, organisations.parent
        FROM above JOIN organisations ON organisations.organisation = above.ancestor
        WHERE organisations.parent >= 0
    )
    SELECT descendant, ancestor FROM above
"""
ROLL_UP = """
    CREATE TABLE rolled AS
    SELECT ancestor AS organisation, target, quarter, {total} AS total, count(*) AS figures
    FROM facts JOIN closure ON closure.descendant = facts.organisation
    GROUP BY ancestor, target, quarter
"""
OWN_OF_LEVEL = """
    SELECT organisation, target, quarter, value AS total, 1::BIGINT AS figures
    FROM facts JOIN placed USING (organisation) WHERE depth = {depth}
"""
LEVEL = """
    SELECT organisation, target, quarter, sum(total)::BIGINT AS total, sum(figures)::BIGINT AS figures FROM (
        {own}
        UNION ALL
        SELECT parent, target, quarter, total, figures FROM {below} JOIN placed USING (organisation)
    ) GROUP BY organisation, target, quarter
"""


class Side(Protocol):
    """One side: made from a nation (the load), run (the roll-up), read (the result as arrays, for the proof)."""

    def run(self) -> object:
        """Roll up."""
        ...

    def read(self) -> Cells:
        """Give the result of the last run."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


class Ours:
    """Our roll-up over columns."""

    def __init__(self, nation: Nation) -> None:
        """Lay the tree out and take the columns."""
        self.shape, self.history, self.facts = nation.shape, structure_of(nation), facts_of(nation)

    def run(self) -> object:
        """Roll up."""
        self.result = None
        self.result = rolled(self.history, self.facts)
        return self.result

    def read(self) -> Cells:
        """Give sums and counts."""
        sums, counts = empty(self.shape)
        if self.result is None:
            raise SystemExit("run comes first")
        for target in range(TARGETS):
            for place, quarter in enumerate(QUARTERS):
                block = self.result.block(target, quarter)
                if block is None:
                    raise SystemExit("a block is missing")
                sums[:, target, place] = block.value.numerator[block.node_of]
                counts[:, target, place] = block.reported[block.node_of]
        return sums, counts

    def close(self) -> None:
        """Hold nothing open."""


class DuckDB:
    """DuckDB in memory, with a closure table."""

    def __init__(self, nation: Nation) -> None:
        """Load the figures and make the closure table."""
        import duckdb

        self.shape = nation.shape
        self.database = duckdb.connect()
        columns = {name: getattr(nation, name) for name in ("organisation", "target", "quarter", "value")}
        organisations = {"organisation": np.arange(len(nation.parent), dtype=np.int32), "parent": nation.parent}
        self.database.register("columns", columns)
        self.database.register("parents", organisations)
        self.database.execute("CREATE TABLE facts AS SELECT * FROM columns")
        self.database.execute(
            "CREATE TABLE organisations AS SELECT organisation, parent::INTEGER AS parent FROM parents"
        )
        self.database.unregister("columns")
        self.database.unregister("parents")
        self.database.execute(CLOSURE)

    def run(self) -> object:
        """Roll up."""
        self.database.execute("DROP TABLE IF EXISTS rolled")
        return self.database.execute(ROLL_UP.format(total="sum(value)::BIGINT"))

    def read(self) -> Cells:
        """Give sums and counts."""
        found = self.database.execute("SELECT organisation, target, quarter, total, figures FROM rolled").fetchnumpy()
        return scattered(self.shape, *found.values())

    def close(self) -> None:
        """Close the database."""
        self.database.close()


class DuckDBByLevel(DuckDB):
    """DuckDB, each level's sums handed to the level above: fewer rows than a closure table makes."""

    def __init__(self, nation: Nation) -> None:
        """Load, and note each organisation's depth."""
        super().__init__(nation)
        self.database.execute(
            "CREATE TABLE placed AS SELECT organisation, parent, depth FROM organisations JOIN "
            "(SELECT descendant, count(*) AS depth FROM closure GROUP BY 1) ON descendant = organisation"
        )
        deepest = self.database.execute("SELECT max(depth) FROM placed").fetchall()
        self.depth = int(deepest[0][0])

    def run(self) -> object:
        """Roll up, the deepest level first."""
        self.database.execute("DROP TABLE IF EXISTS rolled")
        for depth in range(self.depth, 0, -1):
            rows = OWN_OF_LEVEL.format(depth=depth)
            if depth < self.depth:
                rows = LEVEL.format(own=rows, below=f"level{depth + 1}")
            self.database.execute(f"CREATE OR REPLACE TABLE level{depth} AS {rows}")
        levels = " UNION ALL ".join(f"SELECT * FROM level{depth}" for depth in range(self.depth, 0, -1))
        return self.database.execute(f"CREATE TABLE rolled AS {levels}")


class Pandas:
    """pandas, with a closure frame merged and grouped."""

    def __init__(self, nation: Nation) -> None:
        """Make the frames."""
        import pandas

        self.shape = nation.shape
        self.facts = pandas.DataFrame(
            {name: getattr(nation, name) for name in ("organisation", "target", "quarter", "value")}
        )
        descendants, ancestors = closure(nation.parent)
        self.closure = pandas.DataFrame({"organisation": descendants, "ancestor": ancestors})

    def run(self) -> object:
        """Roll up."""
        self.rolled = None
        grouped = self.facts.merge(self.closure, on="organisation").groupby(
            ["ancestor", "target", "quarter"], sort=False
        )
        self.rolled = grouped["value"].agg(["sum", "count"])
        return self.rolled

    def read(self) -> Cells:
        """Give sums and counts."""
        if self.rolled is None:
            raise SystemExit("run comes first")
        keys = [self.rolled.index.get_level_values(place).to_numpy() for place in range(3)]
        return scattered(self.shape, *keys, self.rolled["sum"].to_numpy(), self.rolled["count"].to_numpy())

    def close(self) -> None:
        """Hold nothing open."""


class SQLite:
    """SQLite in memory, with a closure table whose rows lie by descendant."""

    def __init__(self, nation: Nation) -> None:
        """Load the figures and make the closure table."""
        self.shape = nation.shape
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE TABLE facts (organisation INT, target INT, quarter INT, value INT)")
        columns = [getattr(nation, name).tolist() for name in ("organisation", "target", "quarter", "value")]
        self.database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", zip(*columns, strict=True))
        self.database.execute("CREATE TABLE organisations (organisation INTEGER PRIMARY KEY, parent INT)")
        self.database.executemany("INSERT INTO organisations VALUES (?, ?)", enumerate(nation.parent.tolist()))
        self.database.execute(CLOSURE)
        self.database.execute("CREATE INDEX by_descendant ON closure (descendant, ancestor)")
        self.database.execute("ANALYZE")
        self.database.commit()

    def run(self) -> object:
        """Roll up."""
        self.database.execute("DROP TABLE IF EXISTS rolled")
        self.database.execute(ROLL_UP.format(total="sum(value)"))
        self.database.commit()
        return self.database

    def read(self) -> Cells:
        """Give sums and counts."""
        found = self.database.execute("SELECT organisation, target, quarter, total, figures FROM rolled")
        return scattered(self.shape, *np.array(found.fetchall(), dtype=np.int64).T)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


SIDES: dict[str, Callable[[Nation], Side]] = {
    "ours": Ours,
    "duckdb": DuckDB,
    "duckdb by level": DuckDBByLevel,
    "pandas": Pandas,
    "sqlite": SQLite,
}


def closure(parent: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every organisation with itself and each of its ancestors: descendants, ancestors."""
    descendant = ancestor = np.arange(len(parent))
    descendants, ancestors = [], []
    while len(descendant):
        descendants.append(descendant)
        ancestors.append(ancestor)
        above = parent[ancestor]
        descendant, ancestor = descendant[above >= 0], above[above >= 0]
    return np.concatenate(descendants), np.concatenate(ancestors)


def empty(shape: tuple[int, int, int]) -> Cells:
    """Sums and counts of nothing."""
    return np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)


def scattered(shape: tuple[int, int, int], *columns: Any) -> Cells:
    """Lay rows (organisation, target, quarter, total, figures) into arrays."""
    organisations, targets, quarters, totals, figures = columns
    sums, counts = empty(shape)
    sums[organisations, targets, quarters] = totals
    counts[organisations, targets, quarters] = figures
    return sums, counts


def prove(nation: Nation, peers: list[str]) -> int:
    """Roll up on our side and with each peer; stop unless every cell is the same. Gives the number of cells."""
    ours = Ours(nation)
    ours.run()
    sums, counts = ours.read()
    for peer in peers:
        with closing(SIDES[peer](nation)) as side:
            side.run()
            found = side.read()
        same = bool((sums == found[0]).all() and (counts == found[1]).all())
        require_equal(f"rollup against {peer}", same, theirs=True)
        progress(f"  {peer}: the same {sums.size:,} cells")
    return int(sums.size)


def run(report: Report) -> None:
    """Measure memory, then prove, then measure time and time with load."""
    memory = {name: peak_memory_mb("benchmarks.rollup", name) for name in SIDES}
    nation = invent()
    prove(nation, [name for name in SIDES if name != "ours"])
    loaded = {name: make(nation) for name, make in SIDES.items()}
    compare(report, "rollup", "seconds", take_turns([(name, side.run) for name, side in loaded.items()]))
    for side in loaded.values():
        side.close()
    del loaded

    def from_arrays(name: str) -> Callable[[], None]:
        def load_and_run() -> None:
            with closing(SIDES[name](nation)) as side:
                side.run()

        return load_and_run

    compare(report, "rollup", "seconds_with_load", take_turns([(name, from_arrays(name)) for name in SIDES]))
    compare(report, "rollup", "peak_memory_mb", memory)


def _alone(name: str) -> None:
    """Load and roll up on one side, then print the largest memory this process held."""
    side = SIDES[name](invent())
    side.run()
    print_peak_memory()


if __name__ == "__main__":
    _alone(sys.argv[1])
