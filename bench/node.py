"""The Node.js form runners, each a small app of ours under bench/peers/, installed from its lock by npm when it runs.

Both keep the answers of a session in Redis with persistence off, as their authors set them up: their save writes no
revision and no audit row, and is lost with the machine. Redis is started beside each, inside the same process tree, so
that its processor time and memory are counted as those of our database are.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from abc import ABC, abstractmethod
from pathlib import Path

from bench.client import Reply, Session
from bench.page import ADDRESSES, CHARACTERISTICS, LEVELS, QUESTIONS, answers
from bench.process import Missing, Server, free_port, system_package

PEERS = Path(__file__).parent / "peers"
_START = (
    'redis-server --port "$PEER_REDIS" --bind 127.0.0.1 --save "" --appendonly no --loglevel warning &\n'
    "exec node app.js"
)


def questions() -> str:
    """The page as the node apps read it."""
    asked = []
    for who, label in CHARACTERISTICS:
        for name, kind, question, hint in QUESTIONS:
            one: dict[str, object] = {"name": f"{who}_{name}", "title": f"{label}: {question}", "hint": hint}
            if kind == "one_of":
                one["options"] = [{"value": value, "label": shown} for value, shown in LEVELS]
            asked.append(one)
    return json.dumps({"questions": asked})


class NodePeer(ABC):
    """One app under bench/peers/<name>. A subclass knows its addresses, its token and what a refusal looks like."""

    name: str
    package: str
    page: str
    token_name: str
    note = "answers in a Redis session: not durable, no revision, no audit"

    def start(self, folder: Path) -> Server:
        self._install()
        page = folder / f"{self.name}-page.json"
        page.write_text(questions())
        port = free_port()
        environment = {
            "NODE_ENV": "production",
            "PEER_PAGE": str(page),
            "PEER_PORT": str(port),
            "PEER_REDIS": str(free_port()),
            "PEER_SECRET": os.urandom(16).hex(),
        }
        command, log = ["sh", "-c", _START], folder / f"{self.name}.log"
        try:
            return Server(command, environment, port, log, self.page, PEERS / self.name)
        except RuntimeError as error:
            raise Missing(f"{error}") from error

    def _install(self) -> None:
        """Install what the lock names, once. Raises Missing with the reason where that cannot be done."""
        for program, package in (("node", "nodejs"), ("npm", "npm"), ("redis-server", "redis-server")):
            system_package(program, package)
        folder = PEERS / self.name
        lock, stamp = folder / "package-lock.json", folder / "node_modules" / ".installed"
        if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
            return
        # Nothing in the two trees needs an install script to serve a page, and none of a stranger's is run here.
        # Not `npm ci`: it refuses a lock that lacks the binaries of other platforms, which no registry here holds.
        done = subprocess.run(
            ["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=folder, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            told = [line for line in done.stderr.splitlines() if line.startswith("npm error")]
            raise Missing(f"npm could not install {self.package}: {' '.join(told[:3])}")
        shutil.copyfile(lock, stamp)

    def sign_in(self, session: Session) -> None:
        # Their cookies are marked Secure: in production both expect to stand behind a proxy that speaks TLS.
        session.headers["X-Forwarded-Proto"] = "https"
        session.get(self.page)
        self.token = session.get(self.page).hidden[self.token_name]

    def open(self, session: Session) -> str:
        reply = session.get(self.page)
        assert reply.status == 200, reply.status
        return reply.text

    def _post(self, session: Session, fields: dict[str, str]) -> Reply:
        return session.post(self.page, {**fields, self.token_name: self.token})

    def save(self, session: Session, seed: int) -> None:
        reply = self._post(session, answers(seed))
        assert self._accepted(reply), (reply.status, reply.location, reply.text[:500])

    # Neither saves one field: a draft is kept by posting the page.
    autosave = save

    def refuses_unknown(self, session: Session) -> bool:
        return not self._accepted(self._post(session, answers(1) | {ADDRESSES[0]: "nonsense"}))

    @abstractmethod
    def _accepted(self, reply: Reply) -> bool:
        """Whether ``reply`` says that the page was saved."""


class Hof(NodePeer):
    """Home Office Forms 23 on Express 4: one step of 44 fields, then the next step."""

    name, package, page, token_name = "hof", "hof", "/document", "x-csrf-token"

    def _accepted(self, reply: Reply) -> bool:
        return reply.status == 302 and reply.location == "/done"


class Defra(NodePeer):
    """Defra's forms engine 4.23 on hapi 21: one page of 44 components, then the summary."""

    name, package = "defra", "@defra/forms-engine-plugin"
    page, token_name = "/benchmark/document", "crumb"

    def _post(self, session: Session, fields: dict[str, str]) -> Reply:
        named = {name.replace("_", ""): text for name, text in fields.items()}  # its names hold letters only
        return super()._post(session, {**named, "action": "validate"})

    def _accepted(self, reply: Reply) -> bool:
        return reply.status == 303 and reply.location == "/benchmark/summary"
