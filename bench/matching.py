"""The fair proposal against exact solvers, greedy and deferred acceptance, side by side on instances made from a seed.

    python -m bench.matching [--sizes small,medium,large] [--profiles normal,tight,clashing]
                             [--against highs,cpsat,greedy,deferred] [--stop 120] [--seed 1] [--no-one]

small is 300 people x 40 opportunities, medium 3,000 x 400, large 30,000 x 4,000. Each way runs in a process of its own
and is stopped after so many seconds; ours is not. A figure is printed only for an answer that the verifier accepts.
CP-SAT needs `pip install --require-hashes -r requirements-bench.lock`. At the end: one opportunity over 30,000 people.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from app.matching.solver import reading
from app.matching.solver.answer import WEIGHTS
from app.matching.solver.columns import Columns
from app.matching.solver.eligible import pairs
from bench import matching_instances, matching_one, matching_verify

ROOT = Path(__file__).resolve().parents[1]
SIZES = {"small": (300, 40), "medium": (3_000, 400), "large": (30_000, 4_000)}
PASSES = 10  # of eligibility, in which a large answer should be known within a thousandth
NAMES = {
    "ours": "ours", "highs": "HiGHS, tier by tier", "cpsat": "CP-SAT, tier by tier", "greedy": "greedy with repair",
    "deferred": "deferred acceptance",
}  # fmt: skip
Row = dict[str, Any]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="small,medium")
    options.add_argument("--profiles", default=",".join(matching_instances.PROFILES))
    options.add_argument("--against", default="highs,cpsat,greedy,deferred")
    options.add_argument("--stop", type=float, default=120)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--no-one", action="store_true", help="leave out the one opportunity over 30,000 people")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in filter(None, given.sizes.split(",")):
            for profile in given.profiles.split(","):
                compare(Path(folder), size, profile, given)
    if not given.no_one:
        matching_one.measure()


def compare(folder: Path, size: str, profile: str, given: argparse.Namespace) -> None:
    instance = matching_instances.instance(profile, *SIZES[size], given.seed)
    file = folder / f"{size}-{profile}.json"
    file.write_text(json.dumps(instance))
    seconds, number = eligibility(file)
    people, opportunities = SIZES[size]
    share = 100 * number / (people * opportunities)
    what = f"{people:,} x {opportunities:,} {profile}, seed {given.seed}"
    print(f"{what}: {number:,} eligible pairs ({share:.1f} %); eligibility pass {seconds:.2f} s", flush=True)
    print(f"  {'':<22}{'missing':>8}{'filled':>8}{'load':>8}{'fit':>11}  {'':<18}{'s':>8}{'of ours':>9}{'MiB':>7}")
    base = None
    for name in ("ours", *filter(None, given.against.split(","))):
        row = run(name, file, None if name == "ours" else given.stop)
        base = row if name == "ours" else base
        report(name, row, instance, base or row, seconds)
        if name == "ours" and row["done"] and row["clocked"] > PASSES * seconds:
            print(f"  and told to stop after {PASSES} times the eligibility pass:", flush=True)
            report(name, run(name, file, None, PASSES * seconds), instance, row, seconds)


def eligibility(file: Path) -> tuple[float, int]:
    whole = reading.read(file.read_bytes())
    began = time.perf_counter()
    number = len(pairs(whole, Columns(whole)))
    return time.perf_counter() - began, number


def run(name: str, file: Path, stop: float | None, *limit: float) -> Row:
    result = file.with_suffix(f".{name}.json")
    command = [sys.executable, "-m", "bench.matching_rivals", name, str(file), str(result), *map(str, limit)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        _out, said = process.communicate(timeout=stop)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        said = ""
    row: Row = json.loads(result.read_text()) if result.exists() else {"done": False, "closed": []}
    return {**row, "stopped": process.returncode == -9, "said": said.strip().splitlines()[-1:]}


def report(name: str, row: Row, instance: Row, base: Row, passed: float) -> None:
    begin = f"  {NAMES[name]:<22}"
    if "absent" in row:
        print(f"{begin}{row['absent']}", flush=True)
        return
    if not row["done"]:
        how = "stopped by the time limit" if row["stopped"] else f"ended without an answer {row['said']}"
        print(f"{begin}{how}, tiers closed until then: {row['closed'] or 'none'}", flush=True)
        return
    try:
        tiers = matching_verify.accept(instance, row)
    except matching_verify.NotAccepted as wrong:
        print(f"{begin}NOT ACCEPTED by the verifier: {wrong}", flush=True)
        return
    ratio = row["clocked"] / base["clocked"]
    missing, filled, load, fit = tiers
    known = "proved" if row["proved"] else "no proof"
    cost = f"{row['clocked']:>8.2f}{ratio:>9.2f}{row['memory']:>7,}"
    print(f"{begin}{missing:>8,}{filled:>8,}{load:>8,}{fit:>11,}  {known:<18}{cost}", flush=True)
    if name == "ours":
        _bounds(row, tiers, passed)


def _bounds(row: Row, tiers: list[int], passed: float) -> None:
    print(f"    {row['clocked'] / passed:.1f} times the eligibility pass; tiers proved by branching: {row['branched']}")
    bound = row["weighted"]["bound"]
    if bound is not None:
        value = row["weighted"]["value"]
        gap = 100 * (value - bound) / max(1, abs(bound))
        print(f"    weighted by {WEIGHTS}: {value:,}, bound {bound:,}, gap {gap:.4f} %")
    if row["bound"] and not row["proved"]:
        gaps = ", ".join(f"{abs(tier - best):,}" for tier, best in zip(tiers, row["bound"], strict=True))
        print(f"    each tier's own gap, those before held: {gaps}", flush=True)


if __name__ == "__main__":
    main()
