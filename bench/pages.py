"""The advisor's pages against a bare Flask page of the same size, side by side under the same server.

    python -m bench.pages [--database sqlite|postgresql] [--rounds 5] [--seconds 2] [--open 1000] [--advisors 1000]

1,000 open opportunities and 1,000 advisors; 2 gunicorn sync workers each; every round measures every page in turn.
What fits somebody is measured twice: for one who looks again and again, and for many, each for the first time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from bench import cpu
from bench.load import Reading, press, tool
from bench.servers import database, fetch, flask, gunicorn, settle, sign_in

LONG_PAST = 6 / 5  # every sixth lies in the past and one waits: of 1,200 there stay 1,000 open
PAGES = {
    "list": "/opportunities",
    "list, filtered": "/opportunities?q=carers&format=online&fits=yes",
    "detail": "/opportunities/open-workshop",
    "my involvement": "/my-involvement",
    "what fits me": "/what-fits-me",
}
AIM = 4.0  # of the list, in times the bare page
PEOPLE = 40  # who look for the first time
FITS_AIM = 3.0  # of what fits me, in times the list


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=2)
    options.add_argument("--open", type=int, default=1000, help="so many open opportunities")
    options.add_argument("--advisors", type=int, default=1000)
    given = options.parse_args()
    with ExitStack() as stack:
        environment = stack.enter_context(database(given.database))
        print(
            flask(
                environment,
                "demo",
                "load",
                "--advisors",
                str(given.advisors),
                "--opportunities",
                str(int(given.open * LONG_PAST)),
            ).strip()
        )
        settle(environment)
        port, process = stack.enter_context(gunicorn("wsgi:app", environment))
        cookie = sign_in(port, "advisor@demo.example")
        size = len(fetch(port, PAGES["list"], cookie=cookie)[2])
        bare, bare_process = stack.enter_context(gunicorn("bench.bare:app", {**environment, "BARE_BYTES": str(size)}))
        ours = Served(port, cookie, [process, *cpu.of_database(environment["DATABASE_URL"])])
        readings = measure(ours, Served(bare, "", [bare_process]), given.rounds, given.seconds)
        looks = first_looks(port)
    report(given.database, size, readings)
    report_fits(readings, looks)


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


def first_looks(port: int) -> dict[str, float]:
    """Milliseconds of each page for people who have not looked yet, one after the other: nothing of theirs is kept."""
    cookies = [sign_in(port, f"advisor-{number:04d}@demo.example") for number in range(1, PEOPLE + 1)]
    paths = {name: PAGES[name] for name in ("list", "what fits me")}
    times: dict[str, list[float]] = {name: [] for name in paths}
    for cookie in cookies:
        for name, path in paths.items():
            began = time.perf_counter()
            fetch(port, path, cookie=cookie)
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


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


def report_fits(readings: dict[str, list[tuple[Reading, float]]], looks: dict[str, float]) -> None:
    again = _cost(readings["what fits me"]) / _cost(readings["list"])
    first, plain = looks["what fits me"], looks["list"]
    print(
        f"what fits me: {again:.2f} times the cpu of the list for who looks again; at the first look of {PEOPLE} people"
    )
    print(f"  {first:.1f} ms against {plain:.1f} ms for the list, {first / plain:.2f} times; aim at most {FITS_AIM:g}")


def _cost(values: list[tuple[Reading, float]]) -> float:
    return _middle(values, lambda each: each[1])


def _middle(values: list[tuple[Reading, float]], what: Callable[[tuple[Reading, float]], float]) -> float:
    return statistics.median(what(each) for each in values)


if __name__ == "__main__":
    main()
