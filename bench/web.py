"""P1, P3, P4 and P6: form runners over loopback, every round visiting each in shuffled order, ratios inside a round."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from bench.client import Session, load
from bench.page import ADDRESSES, answers
from bench.process import Missing, Server
from bench.report import Figures, Row
from bench.targets import Target


def prove(target: Target, session: Session) -> None:
    """A saved answer comes back and an unknown choice is refused, or there is nothing to time."""
    target.save(session, 1)
    page = target.open(session)
    missing = [a for a in ADDRESSES if a.endswith("_evidence") and answers(1)[a] not in page]
    assert not missing, f"{target.name}: not on the page after saving: {missing}"
    assert target.refuses_unknown(session), f"{target.name}: an unknown choice was not refused"


def _timed(server: Server, workers: list[Callable[[], object]], seconds: float) -> Row:
    idle(server)
    before = server.cpu()
    done = load(workers, seconds)
    used = server.cpu() - before
    return {
        "cpu_ms": used * 1000 / done.count,
        "per_second": done.count / seconds,
        "p50_ms": done.percentile(0.5) * 1000,
        "p95_ms": done.percentile(0.95) * 1000,
        "p99_ms": done.percentile(0.99) * 1000,
    }


def idle(server: Server) -> None:
    """Wait until the server has used no processor for 0.2 s, so that one run's left-overs do not land in the next."""
    for _ in range(50):
        before = server.cpu()
        time.sleep(0.2)
        if server.cpu() == before:
            return


def _p1(target: Target, server: Server, session: Session, seeds: Iterator[int], seconds: float) -> Row:
    return _timed(server, [partial(target.open, session.copy()) for _ in range(8)], seconds)


def _p3(target: Target, server: Server, session: Session, seeds: Iterator[int], seconds: float) -> Row:
    target.save(session, next(seeds))
    return _timed(server, [lambda: target.save(session, next(seeds))], seconds)


def _p4(target: Target, server: Server, session: Session, seeds: Iterator[int], seconds: float) -> Row:
    target.autosave(session, next(seeds))
    return _timed(server, [lambda: target.autosave(session, next(seeds))], seconds)


LOADS = {"P1": _p1, "P3": _p3, "P4": _p4}
#: Where the seeds of a row begin. Seeds of one row follow each other, because only neighbours differ in every answer.
FIRST_SEED = {"P1": 0, "P3": 2, "P4": 1_000_000}


def measure(
    jobs: Iterable[str], targets: list[Target], rounds: int, seconds: float
) -> tuple[dict[str, Figures], dict[str, str]]:
    """Every job's rows per target, and why a target is missing.

    Each list is in the order of the rounds, so rows with one index are a pair.
    """
    wanted = [job for job in ("P1", "P3", "P4") if job in jobs]
    found: dict[str, Figures] = {job: {} for job in [*wanted, "P6"]}
    absent: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as temporary:
        folder = Path(temporary)
        running: dict[str, tuple[Target, Server, Session]] = {}
        try:
            for target in targets:
                try:
                    server = target.start(folder)
                except Missing as reason:
                    absent[target.name] = str(reason)
                    continue
                session = Session(server.port)
                running[target.name] = (target, server, session)
                target.sign_in(session)
                prove(target, session)
                found["P6"][target.name] = [{"first_page_s": server.first_page}]
            seeds = {(name, job): count(FIRST_SEED[job]) for name in running for job in wanted}
            for _ in range(rounds):
                for job in wanted:
                    for target, server, session in random.sample(list(running.values()), len(running)):
                        row = LOADS[job](target, server, session, seeds[target.name, job], seconds)
                        found[job].setdefault(target.name, []).append(row)
            for target, server, _ in running.values():
                found["P6"][target.name][0]["memory_mb"] = server.memory()
        finally:
            for _, server, _ in running.values():
                server.stop()
    return found, absent
