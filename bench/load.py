"""A closed loop of a few connections: wrk where it is on the path, else threads of this process."""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass

from bench.servers import fetch

UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Reading:
    """Requests a second, and the median time of one in milliseconds."""

    per_second: float
    median_ms: float


def tool() -> str:
    return (
        "wrk"
        if shutil.which("wrk")
        else "threads of this process (a client that itself costs time: ratios come out low)"
    )


def press(port: int, path: str, cookie: str, seconds: float, connections: int = 4) -> Reading:
    """Ask for one page as fast as it comes; any answer but 200 ends the benchmark."""
    status, _headers, _body = fetch(port, path, cookie=cookie)
    if status != 200:
        raise SystemExit(f"{path} answered {status}")
    return (
        _wrk(port, path, cookie, seconds, connections)
        if shutil.which("wrk")
        else _threads(port, path, cookie, seconds, connections)
    )


def _wrk(port: int, path: str, cookie: str, seconds: float, connections: int) -> Reading:
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{max(1, round(seconds))}s",
        "--latency",
        "-H",
        f"Cookie: {cookie}",
        f"http://127.0.0.1:{port}{path}",
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{path} did not always answer 200")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    median = re.search(r"50%\s+([\d.]+)(us|ms|s)", said)
    assert rate is not None
    assert median is not None
    return Reading(float(rate.group(1)), float(median.group(1)) * UNITS[median.group(2)])


def _threads(port: int, path: str, cookie: str, seconds: float, connections: int) -> Reading:
    times: list[float] = []
    until = time.monotonic() + seconds

    def client() -> None:
        while time.monotonic() < until:
            start = time.perf_counter()
            fetch(port, path, cookie=cookie)
            times.append(time.perf_counter() - start)

    threads = [threading.Thread(target=client) for _each in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Reading(len(times) / seconds, statistics.median(times) * 1000)
