"""P11: the pages of the public register among 1,000, 100,000 and 1,000,000 assessments; ours alone."""

from __future__ import annotations

import os
import random
import time
from functools import partial
from pathlib import Path
from statistics import median

from bench import databases, register_data
from bench.client import Session, load
from bench.ours import Ours
from bench.process import Missing, Server
from bench.report import Figures, Report
from bench.web import idle

SIZES = (1_000, 100_000, 1_000_000)
PAGES = {
    "newest": "/eia",
    "service and status": "/eia?service=Service+7&status=withdrawn",
    "committee": "/eia?committee=Committee+3",
    "committee and group": "/eia?committee=Committee+3&affected=age",
    "group": "/eia?affected=age",
    "common word": f"/eia?q={register_data.COMMON}",
    "rare word": f"/eia?q={register_data.RARE}",
    "word and group": f"/eia?q={register_data.COMMON}&affected=age",
    "oldest": "/eia?sort=oldest",
    "chart": "/eia/charts",
    "feed": "/eia/atom.xml",
}
#: Two workers each keep their own sums: so many requests find both of them with high probability.
WARM = 8
#: The first reader after a publication is timed so often; the median is told.
FIRST = 5


def _started(engine: str, size: int, folder: Path, address: str) -> tuple[Server, Session]:
    if engine == "postgresql":
        os.environ["DATABASE_URL"] = address
    try:
        server = Ours(f"{engine}-{size}", assessments=size).start(folder)
    finally:
        os.environ.pop("DATABASE_URL", None)
    return server, Session(server.port)


def _first_readers(session: Session, address: str) -> str:
    """What each page takes the first who asks for it after a publication, in ms."""
    found = []
    for name, path in PAGES.items():
        page = session.get(path)
        assert page.status == 200 and ("Assessment " in page.text or name == "chart"), (path, page)
        for _ in range(WARM):
            session.copy().get(path)
        times = []
        for _ in range(FIRST):
            databases.change(address)
            begun = time.perf_counter()
            session.get(path)
            times.append((time.perf_counter() - begun) * 1000)
        found.append(f"{name} {median(times):.0f}")
        for _ in range(WARM):
            session.copy().get(path)
    return ", ".join(found)


def p11(rounds: int, seconds: float) -> Report:
    """Every page at every size; all servers stay up, and every round visits each in shuffled order."""
    figures: Figures = {}
    told = ["wanted: 1,000,000 costs at most 3 times 1,000"]
    absent: dict[str, str] = {}
    running: list[tuple[str, str, Server, Session]] = []
    with databases.folder() as folder, databases.postgres(folder, SIZES) as addresses:
        if not addresses:
            absent["postgresql"] = "its server is not installed"
        try:
            for engine in ("sqlite", "postgresql") if addresses else ("sqlite",):
                for size in SIZES:
                    file = f"sqlite:///{folder}/sqlite-{size}/eia.sqlite3"
                    address = addresses[size] if engine == "postgresql" else file
                    server, session = _started(engine, size, folder, address)
                    running += [
                        (f"{engine} {size:,} {name}", path, server, session) for name, path in PAGES.items()
                    ]
                    first = _first_readers(session, address)
                    told.append(f"{engine} {size:,}, first reader after a publication, ms: {first}")
            for _ in range(rounds):
                for case, path, server, session in random.sample(running, len(running)):
                    idle(server)
                    before = server.cpu()
                    done = load([partial(session.get, path)], seconds)
                    figures.setdefault(case, []).append(
                        {
                            "p50_ms": done.percentile(0.5) * 1000,
                            "p95_ms": done.percentile(0.95) * 1000,
                            "cpu_ms": (server.cpu() - before) * 1000 / done.count,
                        }
                    )
        except Missing as reason:
            absent["ours"] = str(reason)
        finally:
            for server in {id(one): one for _, _, one, _ in running}.values():
                server.stop()
    for engine in ("sqlite", "postgresql"):
        for name in PAGES:
            small, *others = (figures.get(f"{engine} {size:,} {name}", []) for size in SIZES)
            for size, rows in zip(SIZES[1:], others, strict=True):
                said = [
                    f"{key} {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
                    for key in ("cpu_ms", "p50_ms")
                    if (ratios := [a[key] / b[key] for a, b in zip(rows, small, strict=True)])
                ]
                if said:
                    told.append(f"{engine}, {name}, {size:,} ÷ {SIZES[0]:,}: {', '.join(said)}")
    return Report(figures, absent, notes=tuple(told))
