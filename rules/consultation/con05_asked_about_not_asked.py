"""CON05: staff or professionals were asked in the place of the people themselves."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, name, typed
from rules.text.phrases import find, has
from rules.text.words import quoted

_PROXIES = (
    "indirect", "indirectly", "via professionals", "through professionals", "via social workers",
    "through social workers", "with social workers", "with professionals", "with officers", "with staff",
    "with managers", "internal consultation", "consulted internally", "on their behalf", "staff only",
)  # fmt: skip
_THEMSELVES = (
    "residents", "users", "young people said", "people told us", "told us", "members", "respondents", "survey of",
    "patients", "tenants", "parents and", "service users", "focus group", "forum", "carers' centre", "pupils",
)  # fmt: skip


@rule("CON05", "asked-about-not-asked", Severity.WARNING, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "consultation_done", "consultation"):
        text = typed(answer)
        span = find(text, _PROXIES)
        if span and not has(text, _THEMSELVES):
            yield Hit(
                answer.address,
                f"{name(answer)}: {quoted(text[span[0] : span[1]])} means others spoke for the people affected.",
                span,
            )
