"""The advisor's pages against a bare Flask page of the same size, side by side under the same server.

    python -m bench.pages [--database sqlite|postgresql] [--rounds 5] [--seconds 2]

1,000 open opportunities and 1,000 advisors; 2 gunicorn sync workers each; every round measures every page in turn.
"""

from __future__ import annotations

import argparse
import statistics
from contextlib import ExitStack

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
        port = stack.enter_context(gunicorn("wsgi:app", environment))
        cookie = sign_in(port, "advisor@demo.example")
        size = len(fetch(port, PAGES["list"], cookie=cookie)[2])
        bare = stack.enter_context(gunicorn("bench.bare:app", {**environment, "BARE_BYTES": str(size)}))
        readings = measure(port, bare, cookie, given.rounds, given.seconds)
    report(given.database, size, readings)


def measure(port: int, bare: int, cookie: str, rounds: int, seconds: float) -> dict[str, list[Reading]]:
    readings: dict[str, list[Reading]] = {"bare page": [], **{name: [] for name in PAGES}}
    for path in PAGES.values():
        press(port, path, cookie, 1)  # templates compiled, caches as warm as they get
    press(bare, "/", "", 1)
    for _round in range(rounds):
        readings["bare page"].append(press(bare, "/", "", seconds))
        for name, path in PAGES.items():
            readings[name].append(press(port, path, cookie, seconds))
    return readings


def report(kind: str, size: int, readings: dict[str, list[Reading]]) -> None:
    print(f"database: {kind}; list page {size:,} bytes; load by {tool()}")
    print(f"{'page':<16}{'requests/s':>12}{'p50 ms':>9}{'times the bare page':>22}")
    base = statistics.median(reading.per_second for reading in readings["bare page"])
    for name, values in readings.items():
        rate = statistics.median(reading.per_second for reading in values)
        middle = statistics.median(reading.median_ms for reading in values)
        print(f"{name:<16}{rate:>12.0f}{middle:>9.2f}{base / rate:>22.2f}")
    swing = [reading.per_second for reading in readings["bare page"]]
    print(f"the bare page itself varied between {min(swing):.0f} and {max(swing):.0f} requests/s over the rounds")
    print(f"aim: the list at most {AIM:g} times the bare page")


if __name__ == "__main__":
    main()
