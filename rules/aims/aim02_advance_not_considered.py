"""AIM02: the second aim, without any of the three things the Act says it involves."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import readable, typed
from rules.text.phrases import has

_STEPS = (
    "disadvantage", "disadvantages", "disadvantaged", "need", "needs", "needed", "take part", "taking part",
    "participate", "participates", "participation", "under-represented", "underrepresented", "public life",
    "barrier", "barriers", "adjustment", "adjustments", "excluded", "left out", "low take-up",
    "few take part", "fewer take part", "missing out", "adapt", "adapts", "adapted", "adaptation", "adaptations",
    "guaranteed interview", "guaranteed interviews", "interviews are guaranteed", "so that more can", "never came",
    "rarely come", "seldom come", "outreach", "link worker", "mentor", "mentors", "mentoring",
)  # fmt: skip


@rule(
    "AIM02", "advance-not-considered", Severity.WARNING, precision="M", needs=("limb_advance",), since="0.1"
)
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "limb_advance"):
        if answer.is_blank:
            yield Hit(
                answer.address, "Nothing is said about the second aim: to advance equality of opportunity."
            )
        elif not has(typed(answer), _STEPS):
            yield Hit(
                answer.address,
                "The answer speaks of none of the three things this aim involves: lessening disadvantage, meeting "
                "different needs, and helping people to take part.",
            )
