"""Jobs inside one process, interleaved case by case inside every round."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bench.report import Figures


class Case(NamedTuple):
    """What is timed, and what makes its input anew before each call, outside the time."""

    run: Callable[[Any], object]
    prepare: Callable[[], Any] = lambda: None


def interleave(cases: Mapping[str, Case], rounds: int, seconds: float = 0.5) -> Figures:
    """Wall and processor time of each case per call, every round running all of them in shuffled order."""
    found: Figures = {name: [] for name in cases}
    for case in cases.values():
        case.run(case.prepare())
    for _ in range(rounds):
        for name in random.sample(list(cases), len(cases)):
            case, count, wall, used = cases[name], 0, 0.0, 0.0
            while wall < seconds:
                given = case.prepare()
                begun, begun_cpu = time.perf_counter(), time.process_time()
                case.run(given)
                used += time.process_time() - begun_cpu
                wall += time.perf_counter() - begun
                count += 1
            found[name].append({"wall_ms": wall * 1000 / count, "cpu_ms": used * 1000 / count})
    return found
