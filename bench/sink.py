"""A mail server that takes everything and keeps nothing, in a process of its own: it counts, and says when."""

from __future__ import annotations

import multiprocessing
import socketserver
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

ANSWERS = {
    b"EHLO": b"250-sink\r\n250-SIZE\r\n250 PIPELINING\r\n",  # as Postfix, Exim and Exchange say; smtplib heeds the size
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}


@dataclass
class Sink:
    """`count` mails between the moments `first` (a mail began) and `last` (one ended), since the last `reset`."""

    port: int
    numbers: Any

    @property
    def count(self) -> int:
        return int(self.numbers[0])

    @property
    def seconds(self) -> float:
        return float(self.numbers[2] - self.numbers[1])

    def reset(self) -> None:
        self.numbers[0] = self.numbers[1] = self.numbers[2] = 0.0


class _Visit(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True  # three answers to three commands that came together need not wait for each other

    def handle(self) -> None:
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            command = line[:4].upper()
            if command == b"MAIL":
                self._began()
            self.wfile.write(ANSWERS.get(command, b"250 ok\r\n"))
            if command == b"DATA":
                while self.rfile.readline() != b".\r\n":
                    pass
                self._ended()
                self.wfile.write(b"250 taken\r\n")
            if command == b"QUIT":
                return

    def _began(self) -> None:
        numbers = self.server.numbers  # type: ignore[attr-defined]
        with numbers.get_lock():
            numbers[1] = numbers[1] or time.time()

    def _ended(self) -> None:
        numbers = self.server.numbers  # type: ignore[attr-defined]
        with numbers.get_lock():
            numbers[0] += 1
            numbers[2] = time.time()


def _serve(numbers: Any, ready: Any) -> None:
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    socketserver.ThreadingTCPServer.daemon_threads = True
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Visit) as server:
        server.numbers = numbers  # type: ignore[attr-defined]
        ready.put(server.server_address[1])
        server.serve_forever()


@contextmanager
def sink() -> Iterator[Sink]:
    context = multiprocessing.get_context("spawn")
    numbers, ready = context.Array("d", [0.0, 0.0, 0.0]), context.Queue()
    process = context.Process(target=_serve, args=(numbers, ready), daemon=True)
    process.start()
    try:
        yield Sink(ready.get(timeout=30), numbers)
    finally:
        process.kill()
        process.join()
