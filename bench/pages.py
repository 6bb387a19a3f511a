"""The advisor's pages against a bare Flask page of the same size, side by side under the same server.

    python -m bench.pages [--database sqlite|postgresql] [--rounds 5] [--seconds 2]

1,000 open opportunities and 1,000 advisors; 2 gunicorn sync workers each; every round measures every page in turn.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from bench import cpu
from bench.load import Reading, press, tool
from bench.servers import database, fetch, flask, gunicorn, settle, sign_in

ADVISORS, OPPORTUNITIES = 1000, 1200  # every sixth lies in the past and one waits: 1,000 stay open
PAGES = {
    "list": "/opportunities",
    "list, filtered": "/opportunities?q=carers&format=online&fits=yes",
    "detail": "/opportunities/open-workshop",
    "my involvement": "/my-involvement",
}
AIM = 4.0  # of the list, in times the bare page


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=2)
    given = options.parse_args()
    with ExitStack() as stack:
        environment = stack.enter_context(database(given.database))
        print(
            flask(
                environment, "demo", "load", "--advisors", str(ADVISORS), "--opportunities", str(OPPORTUNITIES)
            ).strip()
        )
        settle(environment)
        port, process = stack.enter_context(gunicorn("wsgi:app", environment))
        cookie = sign_in(port, "advisor@demo.example")
        size = len(fetch(port, PAGES["list"], cookie=cookie)[2])
        bare, bare_process = stack.enter_context(gunicorn("bench.bare:app", {**environment, "BARE_BYTES": str(size)}))
        ours = Served(port, cookie, [process, *cpu.of_database(environment["DATABASE_URL"])])
        readings = measure(ours, Served(bare, "", [bare_process]), given.rounds, given.seconds)
    report(given.database, size, readings)


@dataclass(frozen=True)
class Served:
    """Where pages are asked for, as whom, and whose processor time that costs."""

    port: int
    cookie: str
    processes: list[int]

    def ask(self, path: str, seconds: float) -> tuple[Reading, float]:
        """What came back, and the milliseconds of processor time a page."""
        before = cpu.spent(self.processes)
        reading = press(self.port, path, self.cookie, seconds)
        used = cpu.spent(self.processes) - before
        return reading, used * 1000 / (reading.per_second * seconds)


def measure(ours: Served, bare: Served, rounds: int, seconds: float) -> dict[str, list[tuple[Reading, float]]]:
    readings: dict[str, list[tuple[Reading, float]]] = {"bare page": [], **{name: [] for name in PAGES}}
    for path in PAGES.values():
        ours.ask(path, 1)  # templates compiled, caches as warm as they get
    bare.ask("/", 1)
    for _round in range(rounds):
        readings["bare page"].append(bare.ask("/", seconds))
        for name, path in PAGES.items():
            readings[name].append(ours.ask(path, seconds))
    return readings


def report(kind: str, size: int, readings: dict[str, list[tuple[Reading, float]]]) -> None:
    """Processor time is of the web server and the database together."""
    print(f"database: {kind}; list page {size:,} bytes; load by {tool()}")
    print(f"{'page':<16}{'requests/s':>12}{'p50 ms':>9}{'times bare':>12}{'cpu ms':>9}{'times bare':>12}")
    bare_rate, bare_cost = _middle(readings["bare page"], lambda each: each[0].per_second), _cost(readings["bare page"])
    for name, values in readings.items():
        rate, cost = _middle(values, lambda each: each[0].per_second), _cost(values)
        middle = _middle(values, lambda each: each[0].median_ms)
        print(f"{name:<16}{rate:>12.0f}{middle:>9.2f}{bare_rate / rate:>12.2f}", end="")
        print(f"{cost:>9.2f}{cost / bare_cost if bare_cost else 0:>12.2f}")
    swing = [reading.per_second for reading, _cpu in readings["bare page"]]
    print(f"the bare page itself varied between {min(swing):.0f} and {max(swing):.0f} requests/s over the rounds")
    print(f"aim: the list at most {AIM:g} times the bare page; where other work shares the machine, go by the cpu")


def _cost(values: list[tuple[Reading, float]]) -> float:
    return _middle(values, lambda each: each[1])


def _middle(values: list[tuple[Reading, float]], what: Callable[[tuple[Reading, float]], float]) -> float:
    return statistics.median(what(each) for each in values)


if __name__ == "__main__":
    main()
