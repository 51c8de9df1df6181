"""What can go wrong for a person: each error knows its status, its page and a sentence fit for that page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from rules import Finding


class ConfigError(click.ClickException):
    """A setting without which the application must not run; the sentence says which and what to do.

    A ClickException, so that every command prints the sentence alone and ends with 2 (could not run).
    """

    exit_code = 2


class EiaError(Exception):
    """The base: ``status`` is the HTTP status, ``page`` the template under errors/, ``sentence`` the words."""

    status = 400
    page = "refused"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def to_json(self) -> dict[str, Any]:
        """What a fetch request gets; never more than the page says."""
        return {"error": self.page, "sentence": self.sentence}


class NotUnderstood(EiaError):
    """Something was left out, or has a shape that cannot be stored; the sentence says which."""

    status = 422
    page = "refused"


class SignInNeeded(EiaError):
    status = 401
    page = "sign_in_needed"

    def __init__(self, sentence: str = "Sign in to go on.") -> None:
        super().__init__(sentence)


class NotAllowed(EiaError):
    status = 403
    page = "not_allowed"


class NotFound(EiaError):
    """There is no such thing, or there is and this person must not learn of it: one answer for both."""

    status = 404
    page = "not_found"

    def __init__(self, sentence: str = "There is no such page, or you cannot see it.") -> None:
        super().__init__(sentence)


class NotReady(EiaError):
    """Blockers stand in the way of the next step; ``findings`` are those blockers, in page order."""

    status = 409
    page = "not_ready"

    def __init__(self, findings: Sequence[Finding]) -> None:
        count = len(findings)
        things = "one thing has" if count == 1 else f"{count} things have"
        super().__init__(f"This assessment is not ready: {things} to be put right first.")
        self.findings = tuple(findings)

    def to_json(self) -> dict[str, Any]:
        return super().to_json() | {"findings": [dict(finding.to_json()) for finding in self.findings]}


class Stale(EiaError):
    """The page was older than the record: what the person saw is no longer what would be acted on."""

    status = 409
    page = "stale"


class Conflict(EiaError):
    """Someone else changed the answer first. Both texts are here, and ``mine`` is stored as a ConflictCopy."""

    status = 409
    page = "conflict"

    def __init__(
        self, address: str, mine: Any, theirs: Any, who: str, when: datetime | None, version: int
    ) -> None:
        super().__init__(
            f"{who} changed this answer after you opened it. Your text is kept: choose what should stand."
        )
        self.address = address
        self.mine = mine
        self.theirs = theirs
        self.who = who
        self.when = when
        self.version = version

    def to_json(self) -> dict[str, Any]:
        return super().to_json() | {
            "address": self.address,
            "mine": self.mine,
            "theirs": self.theirs,
            "who": self.who,
            "when": self.when.isoformat() if self.when else None,
            "version": self.version,
        }


class Unavailable(EiaError):
    """The database is busy, full or stopped: nothing was saved, and the page gives the text back."""

    status = 503
    page = "unavailable"

    def __init__(self) -> None:
        super().__init__(
            "This was not saved: the service is busy or its disk is full. Try again in a minute."
        )
