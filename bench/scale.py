"""P11: the pages of the public register among 1,000, 100,000 and 1,000,000 assessments; ours alone."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from bench import register_data
from bench.client import Session, load
from bench.ours import Ours
from bench.process import Missing, Server
from bench.report import Figures, Report
from bench.web import idle

SQLITE, POSTGRES = (1_000, 100_000, 1_000_000), (1_000, 100_000)
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
#: Two workers each keep their own counts: so many requests find both of them with high probability.
WARM = 8


@contextlib.contextmanager
def _databases() -> Iterator[dict[str, dict[str, str]]]:
    """The settings of a database for each size, by engine; a PostgreSQL of our own where its programs are."""
    found: dict[str, dict[str, str]] = {"sqlite": {}}
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        yield found
        return
    folder = Path(tempfile.mkdtemp(prefix="eia-bench-pg-"))
    become = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        become = ["runuser", "-u", "postgres", "--"]

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*become, str(programs[-1] / program), *arguments], check=True, capture_output=True, cwd="/"
        )

    data = str(folder / "data")
    try:
        run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        log, options = str(folder / "log"), f"-k {folder} -c listen_addresses="
        subprocess.run(
            [*become, str(programs[-1] / "pg_ctl"), "-D", data, "-s", "-w", "-l", log, "-o", options, "start"],
            check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for size in POSTGRES:
            run("createdb", "-h", str(folder), "-U", "postgres", f"of_{size}")
        found["postgresql"] = {
            str(size): f"postgresql+psycopg://postgres@/of_{size}?host={folder}" for size in POSTGRES
        }
        yield found
    finally:
        subprocess.run(
            [*become, str(programs[-1] / "pg_ctl"), "-D", data, "-m", "immediate", "-s", "stop"],
            cwd="/", capture_output=True,
        )  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)


def _started(engine: str, size: int, folder: Path, address: str) -> tuple[Server, Session]:
    if address:
        os.environ["DATABASE_URL"] = address
    try:
        server = Ours(f"{engine}-{size}", assessments=size).start(folder)
    finally:
        os.environ.pop("DATABASE_URL", None)
    return server, Session(server.port)


def p11(rounds: int, seconds: float) -> Report:
    """Every page at every size; all servers stay up, and every round visits each in shuffled order."""
    figures: Figures = {}
    told = ["wanted: 1,000,000 costs at most 3 times 1,000"]
    absent: dict[str, str] = {}
    running: list[tuple[str, str, Server, Session]] = []
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as folder, _databases() as databases:
        if "postgresql" not in databases:
            absent["postgresql"] = "its server is not installed"
        try:
            for engine, addresses in databases.items():
                for size in SQLITE if engine == "sqlite" else POSTGRES:
                    server, session = _started(engine, size, Path(folder), addresses.get(str(size), ""))
                    first = []
                    for name, path in PAGES.items():
                        begun = time.perf_counter()
                        page = session.get(path)
                        first.append(f"{name} {(time.perf_counter() - begun) * 1000:.0f}")
                        assert page.status == 200 and ("Assessment " in page.text or name == "chart"), (
                            path,
                            page,
                        )
                        for _ in range(WARM):
                            session.copy().get(path)
                        running.append((f"{engine} {size:,} {name}", path, server, session))
                    told.append(f"{engine} {size:,}, counted for the first time, ms: {', '.join(first)}")
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
    for engine, sizes in (("sqlite", SQLITE), ("postgresql", POSTGRES)):
        for name in PAGES:
            small, *others = (figures.get(f"{engine} {size:,} {name}", []) for size in sizes)
            for size, rows in zip(sizes[1:], others, strict=True):
                said = [
                    f"{key} {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
                    for key in ("cpu_ms", "p50_ms")
                    if (ratios := [a[key] / b[key] for a, b in zip(rows, small, strict=True)])
                ]
                if said:
                    told.append(f"{engine}, {name}, {size:,} ÷ {sizes[0]:,}: {', '.join(said)}")
    return Report(figures, absent, notes=tuple(told))
