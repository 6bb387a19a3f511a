"""A time limit on a whole piece of work, however many short steps it has: kept by one thread for many pieces."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Watch:
    """Calls `too_late`, from a thread of its own, once for each piece of work that goes on for longer than it may.

    `rang` is whether it did so for the piece in hand, which has no time left then for another try.
    The thread is made with the first piece; a thread for each took a fifth of what sending one mail takes.
    """

    def __init__(self, too_late: Callable[[], None]) -> None:
        self.too_late = too_late
        self.limit: float | None = None  # monotonic; of the piece in hand
        self.changed = threading.Condition()
        self.thread: threading.Thread | None = None
        self.wakes = math.inf  # monotonic; when the thread looks at the limit next
        self.ended = self.rang = False

    @contextmanager
    def over(self, seconds: float) -> Iterator[None]:
        """Watch over the work of this block. What fails in it after the watch rang is a TimeoutError, whatever it was:
        an answer that was cut off may look like a refusal."""
        with self.changed:
            self.limit, self.rang = time.monotonic() + seconds, False
            if self.thread is None:
                self.thread = threading.Thread(target=self._keep, daemon=True)
                self.thread.start()
            elif self.limit < self.wakes:
                self.changed.notify()  # else it wakes up by itself, at the limit of an earlier piece
        try:
            yield
        except Exception as error:
            if self.rang:
                raise TimeoutError from error
            raise
        finally:
            with self.changed:
                self.limit = None

    def end(self) -> None:
        with self.changed:
            self.ended = True
            self.changed.notify()

    def _keep(self) -> None:
        with self.changed:
            while not self.ended:
                left = None if self.limit is None else self.limit - time.monotonic()
                if left is not None and left <= 0:
                    self.limit, self.rang = None, True
                    self.too_late()
                    continue
                self.wakes = math.inf if self.limit is None else self.limit
                self.changed.wait(left)
