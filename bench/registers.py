"""P9 and P10: the register's newest page and a search, at three sizes, in the app's own pages."""

from __future__ import annotations

import random
import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from bench import register_data
from bench.client import Session, load
from bench.ours import Ours
from bench.peers import python as own
from bench.process import Missing, Server, free_port
from bench.report import Figures, Report
from bench.web import idle

SIZES = (100, 10_000, 100_000)
#: Our public register, with its filters and their counts.
NEWEST, SEARCH = "/eia", "/eia?q={word}"


class _Ours:
    name, newest, search = "ours", NEWEST, SEARCH

    def start(self, size: int, folder: Path) -> tuple[Server, Session]:
        target = Ours(assessments=size)
        server = target.start(folder)
        session = Session(server.port)
        target.sign_in(session)
        return server, session


class _Datasette:
    """datasette over the same entries in one indexed table; it asks nobody to sign in and suggests no facets."""

    name = "datasette"
    newest = "/register/assessment?_sort_desc=updated&_size=50"
    search = newest + "&_search={word}"

    def start(self, size: int, folder: Path) -> tuple[Server, Session]:
        python, port, data = own.interpreter(), free_port(), folder / "register.db"
        register_data.plain(size, data)
        settings = ("--setting", "suggest_facets", "off", "--setting", "sql_time_limit_ms", "60000")
        command = [python, "-m", "datasette", "serve", str(data), "--port", str(port), *settings]
        server = Server(command, {}, port, folder / "datasette.log", self.newest)
        return server, Session(server.port)


def _measure(paths: dict[str, str], rounds: int, seconds: float) -> Report:
    """Every size in turn: both started over the same entries, shown to give the right rows, then timed by turns."""
    figures: Figures = {}
    absent = {"django admin": "its pages over these entries are not written yet"}
    for size in SIZES:
        newest = f"Assessment {size} of"
        last = max(number for number in range(1, size + 1) if number % 167 == 50)
        with tempfile.TemporaryDirectory(prefix="eia-bench-") as folder:
            running: list[tuple[str, str, Server, Session]] = []
            try:
                for target in (_Ours(), _Datasette()):
                    try:
                        server, session = target.start(size, Path(folder))
                    except Missing as reason:
                        absent[target.name] = str(reason)
                        continue
                    for name, word in paths.items():
                        path = target.search.format(word=word) if word else target.newest
                        running.append((f"{target.name} {size:,} {name}".strip(), path, server, session))
                        page = session.get(path)
                        expected = f"Assessment {last} of" if word == register_data.RARE else "Assessment "
                        assert page.status == 200 and (expected if word else newest) in page.text, (
                            target.name,
                            path,
                        )
                        assert word != register_data.RARE or f"Assessment {last - 1} of" not in page.text
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
            finally:
                for server in {id(one): one for _, _, one, _ in running}.values():
                    server.stop()
    told = ["50 entries a page, 1 connection; wanted: 5 ms at p95"]
    for case in [one for one in figures if one.startswith("ours ")]:
        if rows := figures.get(case.replace("ours", "datasette")):
            pairs = [
                other["p50_ms"] / mine["p50_ms"] for other, mine in zip(rows, figures[case], strict=True)
            ]
            told.append(
                f"{case}: datasette takes {median(pairs):.2f} times as long (p50; {min(pairs):.2f} to {max(pairs):.2f})"
            )
    return Report(figures, absent, notes=tuple(told))


def p9(rounds: int, seconds: float) -> Report:
    """The newest fifty."""
    return _measure({"": ""}, rounds, seconds)


def p10(rounds: int, seconds: float) -> Report:
    """The newest fifty with a word that most of them hold, and with one that few hold."""
    return _measure({"common": register_data.COMMON, "rare": register_data.RARE}, rounds, seconds)
