"""P13: what travels before the first page of questions can be used: the page and the files that it links."""

from __future__ import annotations

import gzip
import re
import tempfile
from pathlib import Path

from bench.client import Session
from bench.node import Defra, Hof
from bench.ours import Ours
from bench.process import Missing
from bench.report import Figures, Report
from bench.targets import Django, Target
from bench.web import prove

_LINKED = re.compile(r'<(?:link[^>]+rel="stylesheet"[^>]*href|script[^>]+src)="(/[^"]+)"')
#: What a server may send before it must wait for the browser, with ten segments of 1,460 bytes.
WINDOW = 14_600


def _sizes(session: Session, path: str) -> tuple[int, int]:
    """Bytes of the body as a browser is sent it, and once compressed by a proxy; 0 for what is not there."""
    headers = {
        **session.headers,
        "Accept-Encoding": "zstd, br, gzip",
        "Cookie": "; ".join(f"{name}={value}" for name, value in session.cookies.items()),
    }
    session.connection.close()
    session.connection.request("GET", path, headers=headers)
    response = session.connection.getresponse()
    body = response.read()
    if response.status != 200:
        return 0, 0
    compressed = response.headers.get("Content-Encoding")
    return len(body), len(body) if compressed else len(gzip.compress(body, 6))


def p13(rounds: int, seconds: float) -> Report:
    """Bytes of the page of 44 saved answers and of every stylesheet and script it names, counted once."""
    figures: Figures = {}
    absent: dict[str, str] = {}
    targets: list[Target] = [Ours(), Django(), Defra(), Hof()]
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as folder:
        for target in targets:
            try:
                server = target.start(Path(folder))
            except Missing as reason:
                absent[target.name] = str(reason)
                continue
            try:
                session = Session(server.port)
                target.sign_in(session)
                prove(target, session)
                linked = dict.fromkeys(_LINKED.findall(target.open(session)))
                page = _sizes(session, target.page)
                assert page[0], f"{target.name}: no page"
                files = [sizes for path in linked if (sizes := _sizes(session, path))[0]]
            finally:
                server.stop()
            figures[target.name] = [
                {
                    "page": page[0],
                    "page_gzip": page[1],
                    "files": len(files),
                    "files_bytes": sum(one[0] for one in files),
                    "files_gzip": sum(one[1] for one in files),
                }
            ]
    notes = (
        f"bytes; _gzip as a proxy would send them; one first window is about {WINDOW}",
        "the peers' styles and scripts are not built here: compare the pages, not the files",
    )
    return Report(figures, absent, notes=notes)
