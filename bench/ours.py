"""Ours, as `./run` serves it: shipped defaults, one assessment on a form whose only page asks the 44 questions."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

from bench.client import Reply, Session
from bench.page import ADDRESSES, answers
from bench.process import Server, free_port
from bench.targets import ROOT, granian


class Ours:
    note = ""

    def __init__(self, name: str = "ours", threads: int = 1, assessments: int = 0) -> None:
        """``threads`` per worker; `./run` serves with one. ``assessments`` are made up beside the one with the page."""
        self.name, self.threads, self.assessments = name, threads, assessments

    def start(self, folder: Path) -> Server:
        environment = {
            "EIA_DEMO": "1",
            "EIA_INSTANCE": str(folder / self.name),
            "SECRET_KEY": secrets.token_hex(32),
            "PYTHONPATH": str(ROOT),
        }
        told = folder / self.name / "filled.txt"
        if not told.exists():
            made = subprocess.run(
                [sys.executable, "-m", "bench.ours_data", str(self.assessments)],
                env={**os.environ, **environment}, cwd=ROOT, check=True, capture_output=True, text=True,
            )  # fmt: skip
            told.write_text(made.stdout, encoding="utf-8")
        self.path, self.password = told.read_text(encoding="utf-8").split()[-2:]
        port = free_port()
        return Server(granian("wsgi:app", port, self.threads), environment, port, folder / f"{self.name}.log")

    def sign_in(self, session: Session) -> None:
        token = session.get("/sign-in").hidden["csrf_token"]
        fields = {"csrf_token": token, "email": "lead@demo.example", "password": self.password}
        reply = session.post("/sign-in", fields)
        assert reply.status in (302, 303), reply
        hidden = session.get(self.page).hidden
        self.token = hidden["csrf_token"]
        self.version = {name: int(hidden[f"{name}:seen"]) for name in ADDRESSES}

    @property
    def page(self) -> str:
        return f"{self.path}/sections/page"

    def open(self, session: Session) -> str:
        reply = session.get(self.page)
        assert reply.status == 200, reply.status
        return reply.text

    def _fields(self, seed: int) -> dict[str, str]:
        versions = {f"{name}:seen": str(version) for name, version in self.version.items()}
        return {**answers(seed), **versions, "csrf_token": self.token, "form:key": secrets.token_hex(16)}

    def save(self, session: Session, seed: int) -> None:
        before = dict(session.cookies)
        reply = session.post(self.page, {**self._fields(seed), "form:then": "later"})
        assert reply.status == 303, (reply.status, reply.text[:500])
        # A browser goes on to a page that shows "Saved." and takes it out of the cookie. None of the runners is asked
        # for the page after a save, so without this ours would carry one more notice in its cookie after each.
        session.cookies = before
        for name in ADDRESSES:
            self.version[name] += 1

    def autosave(self, session: Session, seed: int) -> None:
        address = ADDRESSES[2]
        reply = self.save_one(session, address, answers(seed)[address])
        assert reply.status == 200, (reply.status, reply.text[:500])

    def save_one(self, session: Session, address: str, text: str) -> Reply:
        """Save one answer as the page's script does, and keep its new version if it was saved."""
        body = {"inputs": {address: text}, "version": self.version[address]}
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-CSRFToken": self.token,
            "Idempotency-Key": secrets.token_hex(16),
        }
        reply = session.send("PATCH", f"{self.path}/answers/{address}", json.dumps(body).encode(), headers)
        if reply.status == 200:
            self.version[address] = json.loads(reply.text)["version"]
        return reply

    def refuses_unknown(self, session: Session) -> bool:
        fields = self._fields(1) | {ADDRESSES[0]: "nonsense"}
        refused = session.post(self.page, fields).status == 422
        hidden = session.get(self.page).hidden  # what could be understood on that page was saved
        self.version = {name: int(hidden[f"{name}:seen"]) for name in ADDRESSES}
        return refused
