"""SGN10: a serious effect that no equality lead has commented on."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.reading import given, is_low, name
from rules.text.words import listed


@rule("SGN10", "no-second-reader", Severity.WARNING, needs=("rating",), stage="sending", reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    read = any(comment.strip() for comment in history.equality_comments) or any(
        signature.role == "equality_lead" for signature in history.signatures
    )
    if read or any(not answer.is_blank for answer in doc.all("equality_adviser")):
        return
    serious = [a for a in given(doc, "rating") if a.choice and a.question.scale and not is_low(a)]
    if serious:
        yield Hit(
            serious[0].address,
            f"{listed([name(answer) for answer in serious])}: the effect is serious, and no equality lead has "
            "commented.",
        )
