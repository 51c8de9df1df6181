"""AIM09: a row on disability without a step that meets a disability."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text
from rules.text.phrases import has

_STEPS = (
    "adjustment", "adjustments", "adjusted for", "easy read", "easyread", "bsl", "sign language",
    "british sign language", "large print", "braille", "hearing loop", "induction loop", "hoist", "hoists", "ramp",
    "ramps", "lift to", "a lift",
    "lifts", "step-free", "level access", "handrail", "handrails", "wheelchair access", "wheelchair accessible",
    "wheelchair space", "accessible toilet", "accessible toilets", "accessible transport", "accessible minibus",
    "accessible format", "accessible formats", "accessible bus", "changing place", "changing room with", "quiet hour",
    "quiet room", "quiet space", "quiet time", "low desk", "large keys", "screen reader", "screen readers",
    "that speak",
    "support worker", "support workers", "advocate", "advocates", "longer visits", "longer appointment",
    "longer appointments", "extra time", "home visit", "home visits", "travel training", "blue badge bay",
    "blue badge bays", "low-floor", "dropped kerb", "dropped kerbs", "tactile", "captions", "subtitles", "talking",
    "text relay", "communication aid", "communication aids", "autism-friendly", "dementia-friendly", "sensory",
    "hoist-trained", "personal assistant", "personal assistants", "counter was lowered", "reasonable adjustments",
)  # fmt: skip


@rule("AIM09", "no-step-for-disabled-people", Severity.ADVICE, precision="M", needs=("adverse",))
def check(doc: Document) -> Iterator[Hit]:
    who = doc.definition.by_characteristic.get("disability")
    adverse = doc.answer("adverse", who) if who else None
    if adverse is None or adverse.is_blank or adverse.is_unreadable:
        return
    if any(has(text, _STEPS) for _, text in every_text(doc)):
        return
    measure = doc.answer("mitigation", who)
    yield Hit(
        adverse.address if measure is None or measure.is_unreadable else measure.address,
        "No step is named that meets a disability: no adjustment, format, aid or change to a building.",
    )
