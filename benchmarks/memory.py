"""Peak memory of this process, and of a command with the processes it starts. Linux: it is read from /proc."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

# Seconds between two looks at a running command.
STEP = 0.05


def peak() -> float:
    """The most memory (MB) this process has had in use at once."""
    return _status("self", "VmHWM")


def peak_of_command(command: Sequence[str]) -> tuple[float, float, float]:
    """The seconds a command takes; its peak memory (MB) with all of its processes together, and that of its largest.

    Memory that processes share counts for each. Raises CalledProcessError where the command fails.
    """
    begin = time.perf_counter()
    together = largest = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            family = _family(running.pid)
            together = max(together, sum(_status(pid, "VmRSS") for pid in family))
            largest = max([largest, *(_status(pid, "VmHWM") for pid in family)])
            time.sleep(STEP)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, list(command))
    return time.perf_counter() - begin, together, largest


def _family(pid: int | str) -> list[str]:
    """The process and those it started, by their numbers."""
    children: list[str] = []
    with contextlib.suppress(OSError):  # it may have ended since it was seen
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [str(pid), *(each for child in children for each in _family(child))]


def _status(pid: str, field: str) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1]) / 1024
    return 0.0
