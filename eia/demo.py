"""A trial's accounts and its sample draft. Run again, it changes nothing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from flask import current_app
from sqlalchemy import select

from eia import accounts, loading
from eia.errors import NotAllowed
from eia.extensions import db
from eia.models import Assessment

#: Address before the @ → post, role.
ACCOUNTS: dict[str, tuple[str, str]] = {
    "lead": ("Lead officer, Adult services", "lead_officer"),
    "team": ("Commissioning officer, Adult services", "team_member"),
    "head": ("Head of service, Adult services", "head_of_service"),
    "equality": ("Equality lead", "equality_lead"),
    "admin": ("Administrator", "administrator"),
    "auditor": ("Internal auditor", "auditor"),
}
SAMPLE = loading.SHIPPED / "cheshire-east" / "weak.sample.json"
SIGN_IN = "demo-sign-in.txt"


def load() -> str:
    """Make what is missing of the demo, commit it, and return the words that say how to sign in.

    The password is made once for each instance folder: a demo left open to a network is not open to everyone.
    Raises NotAllowed outside demo mode.
    """
    if not current_app.config["DEMO"]:
        raise NotAllowed("Demo accounts are only made in demo mode: set EIA_DEMO=1.")
    loading.sync_forms()
    password = _password(Path(current_app.instance_path) / "demo_password")
    for name, (post, role) in ACCOUNTS.items():
        if accounts.by_email(f"{name}@demo.example") is None:
            accounts.add(f"{name}@demo.example", post, (role,), password)
    lead, head = accounts.lead("lead@demo.example"), accounts.head("head@demo.example")
    if (
        SAMPLE.exists()
        and db.session.scalar(select(Assessment.id).filter_by(lead_id=lead.id).limit(1)) is None
    ):
        assessment = loading.load_file(SAMPLE, lead, head)
        team = accounts.by_email("team@demo.example")
        assessment.team = [team] if team else []
    db.session.commit()
    words = [f"Sign in as one of these, with the password {password}"]
    words += [f"  {name}@demo.example".ljust(26) + post for name, (post, _role) in ACCOUNTS.items()]
    text = "\n".join(words) + "\n"
    _write(Path(current_app.instance_path) / SIGN_IN, text)
    return text


def _password(path: Path) -> str:
    if not path.exists():
        _write(path, f"demo-{secrets.token_hex(4)}\n")
    return path.read_text(encoding="ascii").strip()


def _write(path: Path, text: str) -> None:
    with os.fdopen(
        os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
