"""The files of a back catalogue, found in their folders and checked in several processes."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from rules.document_file import name
from rules.survey.row import Row, Terms, checked

#: How many files each process has waiting: enough that it never idles, few enough that rows do not pile up.
AHEAD = 8


def files(paths: Iterable[str]) -> Iterator[str | Row]:
    """Every file named, and every ``*.json`` in the folders named, sorted; a Row for a folder that cannot be read.

    Links to folders are not followed, so a folder that holds itself ends.
    """
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        shut: list[OSError] = []
        for folder, below, names in os.walk(path, onerror=shut.append):
            below.sort()
            yield from (
                os.path.join(folder, item) for item in sorted(names) if item.lower().endswith(".json")
            )
        for error in shut:
            place = name(str(error.filename))
            yield Row(place, refused=f"{place}: this folder cannot be opened: {error.strerror}.")


def rows(found: Iterable[str], terms: Terms, jobs: int) -> Iterator[Row]:
    """The row of each file, in the order they are given; ``jobs`` processes work on them.

    A process that the system ends (for want of memory, say) costs the file it was reading, and no other.
    """
    if jobs <= 1:
        yield from (checked(file, terms) for file in found)
        return
    left = iter(found)
    queue: deque[str] = deque()  # taken, and not answered yet
    while True:
        queue.extend(islice(left, jobs * AHEAD))
        if not queue:
            return
        try:
            yield from _together(queue, left, terms, jobs)
        except BrokenProcessPool:
            # A pool does not say which file broke it, so each that was waiting goes alone.
            while queue:
                yield _alone(queue.popleft(), terms)


def _together(queue: deque[str], left: Iterator[str], terms: Terms, jobs: int) -> Iterator[Row]:
    with ProcessPoolExecutor(jobs, initializer=_deaf) as pool:
        try:
            futures = deque(pool.submit(checked, file, terms) for file in queue)
            while futures:
                row = futures[0].result()
                futures.popleft()
                queue.popleft()
                for file in islice(left, 1):
                    queue.append(file)
                    futures.append(pool.submit(checked, file, terms))
                yield row
        finally:
            pool.shutdown(cancel_futures=True)


def _alone(file: str, terms: Terms) -> Row:
    with ProcessPoolExecutor(1, initializer=_deaf) as pool:
        try:
            return pool.submit(checked, file, terms).result()
        except BrokenProcessPool:
            return Row(
                name(file),
                refused=f"{name(file)}: the process that checked it was ended, perhaps for want of memory.",
            )


def _deaf() -> None:
    """A Ctrl+C reaches every process of a terminal; one of them is enough to stop the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
