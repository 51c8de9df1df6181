"""DES10: no other way was looked at, or not that of changing nothing."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import readable, typed
from rules.text.phrases import has

_NOTHING_CHANGED = (
    "do nothing", "doing nothing", "change nothing", "changing nothing", "no change", "leave it as it is",
    "leave as is", "leaving it", "leave things as they are",
    "keep things as they are", "keeping things as they are", "keep it open", "keep to what we have", "stay put",
    "stay as it is", "stay as we are", "stay the same",
    "stay where it is", "keep it as it is", "keep the present", "keep the current", "keep the existing",
    "keeping the present", "keeping the current", "keeping the existing", "keep going", "carry on",
    "carrying on", "continue as now", "continue as it is", "continue the current", "continue the existing",
    "continue with the current", "continue with the existing", "remain as it is", "remain the same",
    "status quo", "as now", "business as usual", "not changing", "extend the current", "extend the existing",
    "extend the contract", "without the change",
)  # fmt: skip


@rule("DES10", "no-alternatives", Severity.ADVICE, precision="M", needs=("options_considered",))
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "options_considered"):
        if answer.is_blank:
            yield Hit(answer.address, "Nothing is said about other ways that were looked at.")
        elif not has(typed(answer), _NOTHING_CHANGED):
            yield Hit(answer.address, "It is not said what would happen if nothing were changed.")
