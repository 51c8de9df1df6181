"""P1, P3, P4 and P6: form runners over loopback, every round visiting each in shuffled order, ratios inside a round."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median

from bench.client import Session, load
from bench.page import ADDRESSES, answers
from bench.process import Server
from bench.targets import Target

Row = dict[str, float]
Figures = dict[str, list[Row]]


def prove(target: Target, session: Session) -> None:
    """A saved answer comes back and an unknown choice is refused, or there is nothing to time."""
    target.save(session, 1)
    page = target.open(session)
    missing = [a for a in ADDRESSES if a.endswith("_evidence") and answers(1)[a] not in page]
    assert not missing, f"{target.name}: not on the page after saving: {missing}"
    assert target.refuses_unknown(session), f"{target.name}: an unknown choice was not refused"


def _timed(server: Server, workers: list[Callable[[], object]], seconds: float) -> Row:
    _idle(server)
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


def _idle(server: Server) -> None:
    """Wait until the server has used no processor for 0.2 s, so that one run's left-overs do not land in the next."""
    for _ in range(50):
        before = server.cpu()
        time.sleep(0.2)
        if server.cpu() == before:
            return


def _p1(target: Target, server: Server, session: Session, seconds: float) -> Row:
    return _timed(server, [partial(target.open, session.copy()) for _ in range(8)], seconds)


def _p3(target: Target, server: Server, session: Session, seconds: float) -> Row:
    seeds = iter(range(random.randrange(10_000) * 3, 10**9))
    target.save(session, next(seeds))
    return _timed(server, [lambda: target.save(session, next(seeds))], seconds)


def _p4(target: Target, server: Server, session: Session, seconds: float) -> Row:
    seeds = iter(range(random.randrange(10_000) * 3, 10**9))
    target.autosave(session, next(seeds))
    return _timed(server, [lambda: target.autosave(session, next(seeds))], seconds)


LOADS = {"P1": _p1, "P3": _p3, "P4": _p4}


def measure(jobs: Iterable[str], targets: list[Target], rounds: int, seconds: float) -> dict[str, Figures]:
    """Every job's rows per target; each list is in the order of the rounds, so rows with one index are a pair."""
    wanted = [job for job in ("P1", "P3", "P4") if job in jobs]
    found: dict[str, Figures] = {job: {target.name: [] for target in targets} for job in [*wanted, "P6"]}
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as name:
        folder = Path(name)
        running: dict[str, tuple[Target, Server, Session]] = {}
        try:
            for target in targets:
                server = target.start(folder)
                session = Session(server.port)
                running[target.name] = (target, server, session)
                target.sign_in(session)
                prove(target, session)
                found["P6"][target.name].append({"first_page_s": server.first_page})
            for _ in range(rounds):
                for job in wanted:
                    for target, server, session in random.sample(list(running.values()), len(running)):
                        found[job][target.name].append(LOADS[job](target, server, session, seconds))
            for name_, (_, server, _) in running.items():
                found["P6"][name_][0]["memory_mb"] = server.memory()
        finally:
            for _, server, _ in running.values():
                server.stop()
    return found


def ratios(figures: Figures, ours: str, key: str) -> dict[str, tuple[float, float, float]]:
    """Per peer: median, worst and best of peer ÷ ours, each taken inside one round (above 1 means ours is cheaper)."""
    told = {}
    for peer, rows in figures.items():
        if peer != ours and rows and figures.get(ours):
            pairs = [row[key] / own[key] for row, own in zip(rows, figures[ours], strict=True) if own[key]]
            told[peer] = (median(pairs), min(pairs), max(pairs))
    return told
