"""P9 and P10: the register's newest page, a filtered one and a search, at three sizes.

Beside them datasette and Django's admin over the same entries.
"""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple, Protocol

from bench import databases, register_data
from bench.client import Session, load
from bench.ours import Ours
from bench.peers import python as own
from bench.process import Missing, Server, free_port
from bench.report import Figures, Report
from bench.targets import ROOT, granian
from bench.web import idle

SIZES = (1_000, 100_000, 1_000_000)


class _Target(Protocol):
    """A register. ``pages`` are the paths by what they show; ``listed`` its table and the column that orders it."""

    name: str
    pages: dict[str, str]
    listed: tuple[str, str]

    def start(self, size: int, folder: Path) -> tuple[Server, Session, Path]:
        """The server, a session that is signed in where that is asked, and the database. Raises Missing."""
        ...


class _Ours:
    """Our public register: every page counts what its filters would leave."""

    name, listed = "ours", ("register_entry", "published_at")
    pages = {
        "newest": "/eia",
        "filtered": "/eia?service=Service+7&status=withdrawn",
        "common": f"/eia?q={register_data.COMMON}",
        "rare": f"/eia?q={register_data.RARE}",
    }

    def start(self, size: int, folder: Path) -> tuple[Server, Session, Path]:
        target = Ours(f"sqlite-{size}", assessments=size)
        server = target.start(folder)
        return server, Session(server.port), folder / target.name / "eia.sqlite3"


def _plain(size: int, folder: Path) -> Path:
    """The entries in one table, filled once for both peers."""
    data = folder / f"plain-{size}.db"
    if not data.exists():
        register_data.plain(size, data.with_suffix(".part"))
        data.with_suffix(".part").rename(data)
    return data


class _Datasette:
    """datasette, with the two facets asked for; it asks nobody to sign in."""

    name, listed = "datasette", ("assessment", "updated")
    _bare = "/plain/assessment?_sort_desc=updated&_size=50"
    _counted = f"{_bare}&_facet=service&_facet=status"
    pages = {
        "newest": _counted,
        "newest, uncounted": _bare,
        "filtered": f"{_counted}&service=Service+7&status=withdrawn",
        "common": f"{_counted}&_search={register_data.COMMON}",
        "rare": f"{_counted}&_search={register_data.RARE}",
    }

    def start(self, size: int, folder: Path) -> tuple[Server, Session, Path]:
        python, port, data = own.interpreter(), free_port(), folder / f"datasette-{size}"
        data.mkdir(exist_ok=True)
        if not (data / "plain.db").exists():
            (data / "plain.db").hardlink_to(_plain(size, folder))
        limits = ("sql_time_limit_ms", "facet_time_limit_ms")
        settings = [part for name in limits for part in ("--setting", name, "60000")]
        settings += ["--setting", "suggest_facets", "off"]
        command = [python, "-m", "datasette", "serve", str(data / "plain.db"), "--port", str(port), *settings]
        server = Server(command, {}, port, folder / "datasette.log", self._bare)
        return server, Session(server.port), data / "plain.db"


class _DjangoAdmin:
    """Django's admin over a copy of the same table, signed in, with its facets asked for."""

    name, listed = "django admin", ("assessment", "updated")
    _bare = "/admin/django_admin/assessment/"
    _counted = f"{_bare}?_facets=True"
    pages = {
        "newest": _counted,
        "newest, uncounted": _bare,
        "filtered": f"{_counted}&service=Service+7&status__exact=withdrawn",
        "common": f"{_counted}&q={register_data.COMMON}",
        "rare": f"{_counted}&q={register_data.RARE}",
    }

    def start(self, size: int, folder: Path) -> tuple[Server, Session, Path]:
        if not importlib.util.find_spec("django"):
            raise Missing("the package is not installed (./run bench installs it)")
        data = folder / f"django-{size}.db"
        if not data.exists():
            shutil.copyfile(_plain(size, folder), data)
        environment = {"PEER_DATABASE": str(data), "PYTHONPATH": str(ROOT)}
        subprocess.run(
            [sys.executable, "-m", "bench.peers.django_admin.site"],
            env={**os.environ, **environment}, cwd=ROOT, check=True,
        )  # fmt: skip
        port, log = free_port(), folder / "django.log"
        command = granian("bench.peers.django_admin.site:application", port)
        server = Server(command, environment, port, log, "/admin/login/")
        session = Session(server.port)
        token = session.get("/admin/login/").hidden["csrfmiddlewaretoken"]
        fields = {"csrfmiddlewaretoken": token, "username": "lead@demo.example", "password": "benchmark"}
        assert session.post("/admin/login/?next=/admin/", fields).status == 302
        return server, session, data


class _Case(NamedTuple):
    target: str
    page: str
    path: str
    server: Server
    session: Session


def _prove(case: _Case, listed: tuple[str, str], data: Path, size: int) -> None:
    """The page shows the newest line that it should, and how many there are of them, by the database's own count."""
    page = case.session.get(case.path)
    assert page.status == 200, (case, page.status)
    if case.page in ("common", "rare"):
        last = max(number for number in range(1, size + 1) if number % 167 == 50)
        expected = f"Assessment {last} of" if case.page == "rare" else "Assessment "
        assert expected in page.text, case
        assert case.page != "rare" or f"Assessment {last - 1} of" not in page.text, case
        return
    table, at = listed
    where = "WHERE service = 'Service 7' AND status = 'withdrawn'" if case.page == "filtered" else ""
    with sqlite3.connect(data) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table} {where}").fetchone()
        newest = f"SELECT title FROM {table} {where} ORDER BY {at} DESC LIMIT 1"
        (title,) = connection.execute(newest).fetchone()
    connection.close()
    assert title in page.text, (case, title)
    assert f"{count:,}" in page.text or str(count) in page.text, (case, count)


def _measure(pages: tuple[str, ...], rounds: int, seconds: float) -> Report:
    """Every size in turn: all started over the same entries, shown to be right, then timed by turns."""
    figures: Figures = {}
    absent: dict[str, str] = {}
    targets: tuple[_Target, ...] = (_Ours(), _Datasette(), _DjangoAdmin())
    for size in SIZES:
        with databases.folder() as folder:
            running: list[_Case] = []
            try:
                for target in targets:
                    try:
                        server, session, data = target.start(size, folder)
                    except Missing as reason:
                        absent[target.name] = str(reason)
                        continue
                    mine = [
                        _Case(target.name, page, target.pages[page], server, session)
                        for page in pages
                        if page in target.pages
                    ]
                    running += mine
                    for case in mine:
                        _prove(case, target.listed, data, size)
                for _ in range(rounds):
                    for case in random.sample(running, len(running)):
                        idle(case.server)
                        before = case.server.cpu()
                        done = load([partial(case.session.get, case.path)], seconds)
                        figures.setdefault(f"{case.target} {size:,} {case.page}", []).append(
                            {
                                "p50_ms": done.percentile(0.5) * 1000,
                                "p95_ms": done.percentile(0.95) * 1000,
                                "cpu_ms": (case.server.cpu() - before) * 1000 / done.count,
                            }
                        )
            finally:
                for server in {id(one.server): one.server for one in running}.values():
                    server.stop()
    return Report(figures, absent, notes=tuple(_told(figures, targets)))


def _told(figures: Figures, targets: tuple[_Target, ...]) -> list[str]:
    told = ["50 entries a page, 1 connection; wanted: 5 ms at p95"]
    for size in SIZES:
        for target in targets[1:]:
            for page in target.pages:
                rows = figures.get(f"{target.name} {size:,} {page}")
                ours = figures.get(f"ours {size:,} {page.removesuffix(', uncounted')}")
                if rows and ours:
                    for key in ("p50_ms", "cpu_ms"):
                        pairs = [other[key] / mine[key] for other, mine in zip(rows, ours, strict=True)]
                        told.append(
                            f"{size:,} {page}: {target.name} takes {median(pairs):.1f} times as much "
                            f"({key}; {min(pairs):.1f} to {max(pairs):.1f})"
                        )
    return told


def p9(rounds: int, seconds: float) -> Report:
    """The newest fifty, and the newest of one service and status."""
    return _measure(("newest", "newest, uncounted", "filtered"), rounds, seconds)


def p10(rounds: int, seconds: float) -> Report:
    """The newest fifty with a word that most of them hold, and with one that few hold."""
    return _measure(("common", "rare"), rounds, seconds)
