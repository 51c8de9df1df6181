"""AIM08: what Wales or Scotland ask of an assessment beyond England."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.publication.cover import page_address
from rules.reading import every_text
from rules.text.characteristics import named
from rules.text.phrases import has
from rules.text.words import listed

#: What the published account must hold, and the answers that give it.
_WALES = {
    "the purpose": ("description",),
    "the steps taken": ("consultation", "consultation_done", "mitigation", "action"),
    "the information considered": ("evidence", "numbers"),
    "the results": ("summary", "adverse", "negative_screen"),
    "the decisions": ("outcome", "proceed", "action"),
}
_SCOTLAND = {
    "the evidence considered": ("evidence", "numbers"),
    "how account was taken of the results": ("outcome", "mitigation", "action", "proceed_reason"),
    "a review": ("review_date",),
}
_WELSH = (
    "welsh language", "welsh speakers", "welsh speaker", "welsh-speaking", "welsh speaking", "cymraeg", "in welsh",
    "welsh-medium", "welsh medium", "bilingual", "the welsh and english",
)  # fmt: skip


@rule("AIM08", "nation-duties-not-answered", Severity.WARNING, needs=(), stage="sending")
def check(doc: Document) -> Iterator[Hit]:
    nation = settings.of(doc).nation
    wanted = {"wales": _WALES, "scotland": _SCOTLAND}.get(nation)
    texts = list(every_text(doc))
    address = page_address(doc, "summary", "description")
    if not wanted or not texts or address is None:
        return
    missing = [
        what
        for what, purposes in wanted.items()
        if all(answer.is_blank for purpose in purposes for answer in doc.all(purpose))
    ]
    about = {answer.characteristic.id for answer, _ in texts if answer.characteristic}
    if "socio_economic_status" not in about and not any(
        "socio_economic_status" in named(text) for _, text in texts
    ):
        missing.append("socio-economic disadvantage")
    asked = doc.all("welsh_language")
    said = (
        any(not answer.is_blank for answer in asked) if asked else any(has(text, _WELSH) for _, text in texts)
    )
    if nation == "wales" and not said:
        missing.append("the Welsh language")
    if missing:
        yield Hit(
            address,
            f"In {nation.capitalize()} an assessment also has to deal with {listed(missing)}. Nothing here does so.",
        )
