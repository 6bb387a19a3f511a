"""What comes out: the pairs, their tiers, what is known about better answers, and the file they are written to."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.matching.solver.instance import Instance
from app.matching.solver.objective import Tiers

WEIGHTS = (200_000, -50_000, 1_500, -1)  # of the weighted sum, which wants to be small


@dataclass(frozen=True, slots=True)
class Answer:
    """`assignments` are (advisor, opportunity), as numbers in the instance's order, rising.

    `bound`: of each tier, the best value that any answer could have which is as good in the tiers before it; None where
    nothing is claimed. `proved`: no answer is better, so `bound` equals `tiers`. `weighted_bound`: no answer has a
    smaller sum of tiers by `WEIGHTS`. `work` is counted, not clocked: see `seconds`.
    """

    assignments: list[tuple[int, int]]
    tiers: Tiers
    bound: tuple[int, ...] | None = None
    proved: bool = False
    branched: int = 0  # tiers whose proof trusts the solver's branching; the others are proved in whole numbers alone
    weighted_bound: int | None = None
    work: int = 0

    @property
    def seconds(self) -> float:
        """The work at a million steps a second: the same input gives the same file, which no clock would."""
        return round(self.work / 1_000_000, 3)

    @property
    def weighted(self) -> int:
        return weighted(self.tiers)


def weighted(tiers: Tiers) -> int:
    return sum(weight * tier for weight, tier in zip(WEIGHTS, tiers, strict=True))


def summary(answer: Answer) -> str:
    """The whole of it in one line."""
    tiers = ", ".join(map(str, answer.tiers))
    if answer.proved:
        known = "proved the best"
    elif answer.bound is not None:
        known = f"no answer beats {', '.join(map(str, answer.bound))}, tier by tier"
    else:
        known = "no bound claimed"
    if answer.weighted_bound is not None and not answer.proved:
        gap = 100 * (answer.weighted - answer.weighted_bound) / max(1, abs(answer.weighted_bound))
        known += f"; weighted {answer.weighted}, bound {answer.weighted_bound}, gap {gap:.3f} %"
    return f"{len(answer.assignments)} pairs; tiers {tiers}; {known}"


def content(instance: Instance, answer: Answer) -> bytes:
    """The solution as a file. It follows from the instance alone, unless a limit gave the clock a say."""
    found = {
        "assignments": [[instance.advisors[a].id, instance.opportunities[o].id] for a, o in answer.assignments],
        "tiers": list(answer.tiers),
        "bound": None if answer.bound is None else list(answer.bound),
        "proved": answer.proved,
        "seconds": answer.seconds,
        "weighted": {"weights": list(WEIGHTS), "value": answer.weighted, "bound": answer.weighted_bound},
    }
    return (json.dumps(found) + "\n").encode()


def write(path: Path, what: bytes) -> None:
    """Whole or not at all. Raises `OSError`."""
    if path.is_dir():
        raise IsADirectoryError(0, "Is a directory", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(what)
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
