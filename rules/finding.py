"""What a rule says about a document: a code, how serious it is, where it is, and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from forms.document import Waiver

Precision = Literal["H", "M", "L"]


class Severity(StrEnum):
    """A blocker stops sending; a warning is mended or accepted with a reason; advice never stops anything."""

    BLOCKER = "blocker"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """Higher is more serious, so that "at or above" is a comparison of numbers."""
        return ("advice", "warning", "blocker").index(self.value)


class Hit(NamedTuple):
    """What a check yields: the address, the sentence, and if they help the span of words and a second place."""

    address: str
    message: str
    span: tuple[int, int] | None = None
    other_address: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A Hit with all that a reader needs beside it. ``waived`` holds the reason someone gave for accepting it.

    ``fault`` is empty but where the check itself broke down: then it names the error and the line of our own code,
    never what an officer wrote, and the finding accuses nobody.
    """

    code: str
    name: str
    severity: Severity
    precision: Precision
    address: str
    message: str
    why: str
    fix: str
    span: tuple[int, int] | None = None
    other_address: str | None = None
    waived: Waiver | None = None
    fault: str = ""

    def to_json(self) -> Mapping[str, Any]:
        """The finding as JSON values, in the order they are documented."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "precision": self.precision,
            "address": self.address,
            "message": self.message,
            "why": self.why,
            "fix": self.fix,
            "span": list(self.span) if self.span else None,
            "other_address": self.other_address,
            "waived": self.waived
            and {
                "reason": self.waived.reason,
                "by": self.waived.by,
                "on": str(self.waived.on),
            },
            "fault": self.fault,
        }
