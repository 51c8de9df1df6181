"""ACT16: an earlier assessment whose actions nobody reports on."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.action.rows import actions
from rules.publication.cover import page_address
from rules.reading import every_text
from rules.text.phrases import has
from rules.text.words import quoted, words

_REPORTED = (
    "earlier action", "earlier actions", "previous action", "previous actions", "last actions", "actions of the first",
    "actions of the earlier", "actions from the earlier", "actions from the previous", "actions of the previous",
    "earlier assessment", "previous assessment", "last assessment", "first assessment", "earlier eia", "previous eia",
    "last eia", "actions are done", "actions were done", "actions have been completed", "action 1 is done",
    "action 1 was done", "action 1 done",
)  # fmt: skip


@rule("ACT16", "earlier-actions-not-reported", Severity.ADVICE, needs=("action",), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    if history.earlier is None or any(plan.is_unreadable for plan in doc.all("action")):
        return
    now = {words(answer.cell(row, "action")) for answer, _, row in actions(doc, "action")}
    before = [answer.cell(row, "action") for answer, _, row in actions(history.earlier, "action")]
    dropped = [text for text in before if text and words(text) not in now]
    address = page_address(doc, "action")
    if dropped and address and not any(has(text, _REPORTED) for _, text in every_text(doc)):
        more = f" and {len(dropped) - 1} more" if len(dropped) > 1 else ""
        yield Hit(address, f"Nothing says what became of the earlier actions: {quoted(dropped[0])}{more}.")
