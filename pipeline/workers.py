"""Runs a function over many items in child processes, each item on its own: a crash or a hang loses that item alone."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from extractors.document.problems import ProblemCode
from pipeline.register.codes import IngestCode

Item = TypeVar("Item")
Answer = TypeVar("Answer")

MEMORY_LIMIT = 6 * 2**30
"""Address space of one child in bytes; libraries reserve far more than they use."""

DOCUMENT_SECONDS = 600.0
"""Wall-clock time one item may take: a scan of a hundred pages on a slow machine."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer for an item."""

    code: ProblemCode
    message: str


@dataclass(frozen=True, slots=True)
class Limits:
    """jobs: children at a time; seconds: time for one item, the child's start included."""

    jobs: int = 1
    seconds: float = DOCUMENT_SECONDS


def run(
    function: Callable[[Item], Answer], items: Sequence[Item], limits: Limits
) -> Iterator[tuple[int, Answer | Failure]]:
    """(index, answer) of every item, as they come. function and items must be picklable."""
    waiting = deque(enumerate(items))
    workers: list[_Worker[Item, Answer]] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < limits.jobs:
                workers.append(_Worker(function))
                workers[-1].begin(*waiting.popleft(), limits.seconds)
            for worker in _ready(workers):
                yield worker.index, worker.answer()
                if waiting and worker.alive:
                    worker.begin(*waiting.popleft(), limits.seconds)
                else:
                    worker.end()
                    workers.remove(worker)
    finally:
        for worker in workers:
            worker.end()


def _ready(workers: Sequence[_Worker[Item, Answer]]) -> list[_Worker[Item, Answer]]:
    """Waits for the next workers that have answered, died or run out of time."""
    patience = max(0.0, min(w.deadline for w in workers) - time.monotonic())
    woken = wait([w.connection for w in workers], timeout=patience)
    now = time.monotonic()
    return [w for w in workers if w.connection in woken or w.deadline <= now]


class _Worker(Generic[Item, Answer]):
    """A child process that works on one item at a time."""

    def __init__(self, function: Callable[[Item], Answer]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, child = context.Pipe()
        self._process = context.Process(target=_serve, args=(child, function), daemon=True)
        self._process.start()
        # Closed here so that the child's death closes the pipe, which wakes the parent.
        child.close()
        self.alive = True
        self.index = -1
        self.deadline = 0.0

    def begin(self, index: int, item: Item, seconds: float) -> None:
        """Hands the item over; answer() gives what became of it."""
        self.index = index
        self._seconds = seconds
        self.deadline = time.monotonic() + seconds
        with contextlib.suppress(OSError):
            self.connection.send(item)

    def answer(self) -> Answer | Failure:
        """The item's answer, or why there is none; in that case the worker may no longer be alive."""
        if not self.connection.poll():
            self.end()
            return Failure(
                code=IngestCode.TIMED_OUT, message=f"the time limit of {self._seconds:g} seconds was reached"
            )
        try:
            answer: Answer | Failure = self.connection.recv()
        except (EOFError, OSError):
            self.end()
            return Failure(code=IngestCode.WORKER_DIED, message=f"its process ended with code {self._process.exitcode}")
        return answer

    def end(self) -> None:
        """Kills the child and the programs it started; does nothing the second time."""
        if not self.alive:
            return
        self.alive = False
        if self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self.connection.close()


def _serve(connection: Connection, function: Callable[[Item], Answer]) -> None:
    """The child's life: its own process group, a memory limit, no output, one core; then item after item."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, resource.getrlimit(resource.RLIMIT_AS)[1]))
    os.environ["OMP_THREAD_LIMIT"] = "1"
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    with contextlib.suppress(EOFError):
        while True:
            connection.send(_answer(function, connection.recv()))


def _answer(function: Callable[[Item], Answer], item: Item) -> Answer | Failure:
    try:
        return function(item)
    except MemoryError:
        return Failure(
            code=IngestCode.OUT_OF_MEMORY, message=f"it needs more than {MEMORY_LIMIT / 2**30:g} GiB of memory"
        )
    except Exception as error:
        return Failure(code=IngestCode.INTERNAL_ERROR, message=f"{type(error).__name__}: {error}")
