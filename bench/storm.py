"""Sign-ups in a storm: real processes, killed and started again at random; then in calm, against the bare pattern.

    python -m bench.storm [--database postgresql] [--seconds 60] [--clients 50] [--seed 1]

The storm: clients sign up, withdraw and answer at random while web and message workers are killed (`kill -9`). After
it, what every client was told must stand and no promise about places may be broken, or it ends with exit 1.
The calm: sign-ups alone, one each of many people, for both; the ratio of their rates is what is printed.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime

from sqlalchemy import text

from app.core.db import make_engine
from bench.clients import Client, Processes
from bench.promises import broken
from bench.servers import database, fetch, flask, settle

MESSAGES, AIM = 2, 0.5
CALM_PEOPLE, CALM_CLIENTS = 400, 8
EMPTY = """
SELECT ref FROM opportunity WHERE ref <> 'open-workshop' AND id NOT IN (SELECT opportunity_id FROM place)
AND id IN (SELECT opportunity_id FROM seat) ORDER BY id LIMIT 1
"""
OPEN = """
SELECT ref FROM opportunity WHERE state = 'open' AND method = 'first-come' AND attendance = 'all'
AND kind_code IN (SELECT code FROM kind WHERE course_code IS NULL) ORDER BY id LIMIT 5
"""


def storm(processes: Processes, refs: list[str], clients: list[Client], seconds: float, seed: int) -> None:
    until = time.monotonic() + seconds

    def one(client: Client) -> None:
        chance = random.Random(f"{seed}:{client.email}")
        while time.monotonic() < until:
            try:
                if not client.cookie:
                    client.sign_in()
                client.act(chance.choice(refs), chance)
            except (OSError, http.client.HTTPException):
                client.done["no answer"] += 1
                time.sleep(0.2)  # the server is being started again

    def kill() -> None:
        chance = random.Random(seed)
        while time.monotonic() < until - 3:
            time.sleep(chance.uniform(2, 6))
            name = chance.choice(["web", "messages-0", "messages-1"])
            processes.kill(name)
            processes.start(name)

    with ThreadPoolExecutor(len(clients) + 1) as pool:
        for work in [pool.submit(kill), *(pool.submit(one, client) for client in clients)]:
            work.result()


def clients_of(processes: Processes, number: int) -> list[Client]:
    return [Client(processes.port, f"advisor-{each:04d}@demo.example", each) for each in range(1, number + 1)]


def calm(port: int, path: str, cookies: list[tuple[str, str]]) -> float:
    """Sign-ups a second: one of each person, a few at a time. `cookies` are (cookie, token)."""

    def one(who: tuple[str, str]) -> int:
        return fetch(port, path, cookie=who[0], form={"csrf_token": who[1]})[0]

    start = time.perf_counter()
    with ThreadPoolExecutor(CALM_CLIENTS) as pool:
        told = Counter(pool.map(one, cookies))
    rate = len(cookies) / (time.perf_counter() - start)
    assert set(told) == {302}, told
    return rate


def compare(environment: dict[str, str], rounds: int) -> list[tuple[float, float]]:
    """(ours, bare) in sign-ups a second, round by round, each with people of its own."""
    each, pairs = CALM_PEOPLE // (rounds + 1), []
    with ExitStack() as stack:
        ours = Processes(environment)
        bare = Processes(environment, "bench.bare_places:bare")
        for processes in (ours, bare):
            stack.callback(processes.stop)
            processes.start("web")
        people = [
            Client(ours.port, f"advisor-{number:04d}@demo.example", number) for number in range(1, CALM_PEOPLE + 1)
        ]
        with ThreadPoolExecutor(CALM_CLIENTS) as pool:
            list(pool.map(Client.sign_in, people))
            tokens = list(pool.map(lambda client: client.token(client.ask("/cookies")[2]), people))
        ((other,),) = _rows(environment, EMPTY)
        for turn in range(rounds + 1):
            mine = [(people[i].cookie, tokens[i]) for i in range(turn * each, (turn + 1) * each)]
            own = calm(ours.port, "/opportunities/open-workshop/sign-up", mine)
            pairs.append((own, calm(bare.port, f"/{other}", mine)))
    return pairs[1:]  # in the first, each worker of both compiles and keeps what it needs


def _rows(environment: dict[str, str], query: str) -> list[tuple[str, ...]]:
    engine = make_engine(environment["DATABASE_URL"])
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="postgresql")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--clients", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rounds", type=int, default=4)
    given = options.parse_args()
    with ExitStack() as stack:
        environment = stack.enter_context(database(given.database))
        flask(environment, "demo", "load", "--advisors", str(CALM_PEOPLE), "--opportunities", "24")
        settle(environment)
        report_calm(given.database, compare(environment, given.rounds))
    with ExitStack() as stack:
        environment = stack.enter_context(database(given.database))
        flask(environment, "demo", "load", "--advisors", str(given.clients), "--opportunities", "24")
        sys.exit(1 if weather(stack, environment, given) else 0)


def weather(stack: ExitStack, environment: dict[str, str], given: argparse.Namespace) -> list[str]:
    """The storm, then the sun: everything started once more, the outbox emptied, and every promise looked at."""
    processes = Processes(environment)
    stack.callback(processes.stop)
    for name in ("web", *(f"messages-{number}" for number in range(MESSAGES))):
        processes.start(name)
    refs = [ref for (ref,) in _rows(environment, OPEN)]
    clients = clients_of(processes, given.clients)
    began = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
    storm(processes, refs, clients, given.seconds, given.seed)
    processes.stop()
    flask(environment, "worker", "--once")
    done = sum((client.done for client in clients), Counter())
    print(f"storm: {given.seconds:g} s, {given.clients} clients, seed {given.seed}: {dict(sorted(done.items()))}")
    wrong = broken(environment["DATABASE_URL"], refs, clients, began)
    if not any(name.endswith(" 302") for name in done):
        wrong.append("nobody got anything done, so nothing was shown")
    print("\n".join(wrong) if wrong else "every promise held, and what every client was told stands")
    return wrong


def report_calm(kind: str, pairs: list[tuple[float, float]]) -> None:
    for own, least in pairs:
        print(f"{kind}: {own:.0f} sign-ups/s, the bare pattern {least:.0f}/s, ratio {own / least:.2f}")
    middle = statistics.median(own / least for own, least in pairs)
    print(f"median ratio {middle:.2f} of the bare pattern; aim: at least {AIM:g}")


if __name__ == "__main__":
    main()
