"""P5: many people saving at once on one SQLite file."""

from __future__ import annotations

import random
import tempfile
from itertools import count
from pathlib import Path

from bench.client import Session, load
from bench.ours import Ours
from bench.page import ADDRESSES, LEVELS, answers
from bench.report import Figures, Report
from bench.web import idle

WRITERS = 32


class _Writer:
    """One person at one question, who saves another text again and again and counts the saves refused."""

    def __init__(self, target: Ours, session: Session, address: str) -> None:
        self.target, self.session, self.address = target, session, address
        self.seeds, self.refused, self.text = count(2), 0, answers(1)[address]

    def __call__(self) -> None:
        seed = next(self.seeds)
        choice = LEVELS[seed % len(LEVELS)][0]
        text = choice if self.address.endswith(("_rating", "_residual")) else f"{seed} {self.text}"
        self.refused += self.target.save_one(self.session, self.address, text).status != 200


def p5(rounds: int, seconds: float) -> Report:
    """Ours as `./run` serves it, two writers at a time, beside as many threads as writers, which SQLite's
    busy_timeout alone keeps apart."""
    targets = [Ours(), Ours("ours, 32 threads", WRITERS // 2)]
    figures: Figures = {target.name: [] for target in targets}
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as folder:
        running = []
        try:
            for target in targets:
                server = target.start(Path(folder))
                session = Session(server.port)
                running.append((target, server, session))
                target.sign_in(session)
                target.save(session, 1)
            writers = {
                target.name: [_Writer(target, session.copy(), address) for address in ADDRESSES[:WRITERS]]
                for target, _, session in running
            }
            for _ in range(rounds):
                for target, server, _ in random.sample(running, len(running)):
                    idle(server)
                    mine, before = writers[target.name], server.cpu()
                    refused = sum(one.refused for one in mine)
                    done = load(mine, seconds)
                    figures[target.name].append(
                        {
                            "p50_ms": done.percentile(0.5) * 1000,
                            "p99_ms": done.percentile(0.99) * 1000,
                            "max_ms": done.times[-1] * 1000,
                            "per_second": done.count / seconds,
                            "cpu_ms": (server.cpu() - before) * 1000 / done.count,
                            "refused": sum(one.refused for one in mine) - refused,
                        }
                    )
        finally:
            for _, server, _ in running:
                server.stop()
    return Report(figures, ours="ours", key="p99_ms", notes=("wanted: p99 60 ms at most, nothing refused",))
