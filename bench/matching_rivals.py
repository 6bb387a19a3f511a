"""One way of matching in a process of its own, so that it can be stopped, weighed, and kept apart from the others.

    python -m bench.matching_rivals NAME INSTANCE.json RESULT.json [SECONDS, for ours alone]

The result is written anew as more becomes known: what stands in the file when it is stopped is what it reached.
Seconds count from the parsed instance to the answer, the eligibility pass included, for everybody alike.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.matching.solver import answer, reading
from app.matching.solver.clock import Clock
from app.matching.solver.greedy import greedy, improved
from app.matching.solver.instance import Instance
from app.matching.solver.objective import count
from app.matching.solver.problem import Problem

Result = dict[str, Any]
Note = Callable[..., None]
MIB = 1024  # the kernel counts in KiB
MOST = 8 * 2**30  # bytes for a rival: one that wants more ends without an answer, and the machine goes on


def ours(whole: Instance, note: Note, seconds: float | None = None) -> None:
    from app.matching.solver.solve import solve

    found = solve(whole, seconds=seconds)
    solution = json.loads(answer.content(whole, found))
    note(**solution, done=True, branched=found.branched)


def quick(whole: Instance, note: Note) -> None:
    problem = Problem(whole)
    numbers = improved(problem, greedy(problem), Clock())
    settled(problem, numbers.tolist(), note, proved=False)


def plain_highs(whole: Instance, note: Note) -> None:
    from bench.matching_highs import tier_by_tier

    problem = Problem(whole)
    settled(problem, tier_by_tier(problem, note), note, proved=True)


def cp_sat(whole: Instance, note: Note) -> None:
    from bench.matching_cpsat import tier_by_tier

    problem = Problem(whole)
    settled(problem, tier_by_tier(problem, note), note, proved=True)


def deferred(whole: Instance, note: Note) -> None:
    from bench.matching_deferred import accepted

    problem = Problem(whole)
    settled(problem, accepted(problem), note, proved=False)


RIVALS: dict[str, Callable[..., None]] = {
    "ours": ours,
    "greedy": quick,
    "highs": plain_highs,
    "cpsat": cp_sat,
    "deferred": deferred,
}


def settled(problem: Problem, numbers: list[int], note: Note, *, proved: bool) -> None:
    import numpy as np

    whole, chosen = problem.instance, problem.chosen(np.array(numbers, np.int64))
    tiers = list(count(whole, chosen))
    ids = [[whole.advisors[a].id, whole.opportunities[o].id] for a, o in chosen]
    note(assignments=ids, tiers=tiers, bound=tiers if proved else None, proved=proved, done=True)


def main(name: str, instance: str, result: str, *seconds: str) -> None:
    if name != "ours":
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    whole = reading.read(Path(instance).read_bytes())
    found: Result = {"done": False, "closed": []}
    began = time.perf_counter()

    def note(**more: Any) -> None:
        found.update(more)
        found["clocked"] = time.perf_counter() - began
        found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB
        fresh = Path(f"{result}.{os.getpid()}")
        fresh.write_text(json.dumps(found))
        fresh.replace(result)

    note()
    RIVALS[name](whole, note, *map(float, seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
