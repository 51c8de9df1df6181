"""The form runners side by side. Each proves that it is right before it is timed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from bench.client import Session
from bench.page import ADDRESSES, answers
from bench.process import Missing, Server, free_port

ROOT = Path(__file__).resolve().parent.parent


class Target(Protocol):
    """A form runner. ``note`` says what its save does less than ours."""

    name: str
    note: str

    @property
    def page(self) -> str: ...

    def start(self, folder: Path) -> Server:
        """Set it up in ``folder`` and start it. Raises Missing, with the reason, where that cannot be done."""
        ...

    def sign_in(self, session: Session) -> None: ...
    def open(self, session: Session) -> str: ...
    def save(self, session: Session, seed: int) -> None: ...
    def autosave(self, session: Session, seed: int) -> None: ...
    def refuses_unknown(self, session: Session) -> bool: ...


def granian(application: str, port: int, threads: int = 1) -> list[str]:
    """The command both Python runners are served with: the one `./run` uses, with one thread in each worker."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", str(threads),
        "--host", "127.0.0.1", "--port", str(port), "--log-level", "warning", application,
    ]  # fmt: skip


class Django:
    """Django 5.2: a plain `forms.Form` of 44 fields over one JSON document with revisions and audit rows."""

    name, note, page = "django", "", "/document"

    def start(self, folder: Path) -> Server:
        if not importlib.util.find_spec("django"):
            raise Missing("the package is not installed (./run bench installs it)")
        environment = {"PEER_DATABASE": str(folder / "django.sqlite3"), "PYTHONPATH": str(ROOT)}
        subprocess.run(
            [sys.executable, "-m", "bench.peers.django_forms.site"],
            env={**os.environ, **environment}, cwd=ROOT, check=True,
        )  # fmt: skip
        port = free_port()
        return Server(
            granian("bench.peers.django_forms.site:application", port),
            environment,
            port,
            folder / "django.log",
        )

    def sign_in(self, session: Session) -> None:
        token = session.get("/sign-in").hidden["csrfmiddlewaretoken"]
        fields = {"csrfmiddlewaretoken": token, "username": "lead@demo.example", "password": "benchmark"}
        reply = session.post("/sign-in", fields)
        assert reply.status == 302, reply
        self._see(session)

    def _see(self, session: Session) -> None:
        hidden = session.get(self.page).hidden
        self.token, self.version = hidden["csrfmiddlewaretoken"], int(hidden["version"])

    def open(self, session: Session) -> str:
        reply = session.get(self.page)
        assert reply.status == 200, reply.status
        return reply.text

    def save(self, session: Session, seed: int) -> None:
        fields = {**answers(seed), "csrfmiddlewaretoken": self.token, "version": str(self.version)}
        reply = session.post(self.page, fields)
        assert reply.status == 303, (reply.status, reply.text[:500])
        self.version += 1

    # Django has no saving of one field: a draft is kept by posting the page.
    autosave = save

    def refuses_unknown(self, session: Session) -> bool:
        fields = {
            **answers(1),
            ADDRESSES[0]: "nonsense",
            "csrfmiddlewaretoken": self.token,
            "version": str(self.version),
        }
        return session.post(self.page, fields).status == 422
