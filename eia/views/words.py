"""How times, statuses and events are said on a page."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from eia.models.time import LONDON


def clock(at: datetime | None) -> str:
    """``14:02``, in London."""
    return at.astimezone(LONDON).strftime("%H:%M") if at else ""


def day(at: datetime | date | None) -> str:
    """``9 February 2022``."""
    if at is None:
        return ""
    local = at.astimezone(LONDON) if isinstance(at, datetime) else at
    return f"{local.day} {local:%B %Y}"


def moment(at: datetime | None) -> str:
    """``9 February 2022 at 14:02``."""
    return f"{day(at)} at {clock(at)}" if at else ""


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """A text as ("list", points) and ("text", lines) in order; a point is a line that starts with a dash."""
    found: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        point = line.lstrip().startswith(("- ", "• ", "* "))
        kind, words = ("list", line.lstrip()[2:].strip()) if point else ("text", line)
        if not words.strip():
            continue
        if not found or found[-1][0] != kind:
            found.append((kind, []))
        found[-1][1].append(words)
    return found


class Status(NamedTuple):
    """A status on a page: what it is called, its tag's colour, and whose turn it is."""

    label: str
    colour: str
    next: str


STATUSES = {
    "draft": Status("Draft", "govuk-tag--blue", "The lead officer and the team are writing."),
    "with_approver": Status(
        "With approver", "govuk-tag--yellow", "The head of service reads it, and signs or returns it."
    ),
    "signed_off": Status("Signed off", "govuk-tag--turquoise", "It can be published."),
    "published": Status("Published", "govuk-tag--green", "It stands on its public page."),
    "withdrawn": Status(
        "Withdrawn", "govuk-tag--red", "Its public page says that it was withdrawn, when and why."
    ),
}

EVENTS = {
    "start": "Started",
    "save": "Answer changed",
    "conflict": "Two people changed the same answer; both texts are kept",
    "send": "Sent for sign-off",
    "return": "Returned with comments",
    "sign": "Signed",
    "publish": "Published",
    "withdraw": "Withdrawn",
    "reopen": "Opened for a new version",
    "assign": "Who works on it changed",
    "progress": "Progress of an action reported",
    "waive": "Check accepted with a reason",
    "unwaive": "Reason taken back",
    "upgrade": "Moved to another version of its form",
    "load": "Loaded from a document",
}
