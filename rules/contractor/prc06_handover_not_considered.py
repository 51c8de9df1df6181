"""PRC06: a provider changes, and nothing is said of the change for those who live through it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, given, typed
from rules.text.phrases import find, has
from rules.text.words import quoted

_CHANGES = (
    "new provider", "new providers", "new contractor", "new contractors", "new supplier", "new suppliers",
    "new operator",
    "change of provider", "change of contractor", "change of supplier", "change provider", "provider changes",
    "another provider", "different provider", "another contractor", "another firm", "another company",
    "different contractor", "new firm", "passes to another", "recommission", "recommissioned",
    "recommissioning", "re-commission",
    "re-commissioning", "retender", "retendered", "retendering", "re-tender", "re-tendering", "reprocure",
    "reprocurement", "re-procure", "re-procurement", "taken over by", "transfer to another", "transfers to another",
    "outsource", "outsourced", "outsourcing", "brought in-house", "brought back in-house",
)  # fmt: skip
_HANDOVER = (
    "transition", "transitional", "handover", "hand over", "hand-over", "handed over", "tupe", "keep their worker",
    "keeps their worker", "keep their carer", "same worker", "same workers", "same carer", "same carers", "same staff",
    "same driver", "same drivers", "continuity", "move across", "change of worker", "change of carer", "new face",
    "overlap", "settling in", "phased", "staff transfer", "staff will transfer", "transfer of staff", "both providers",
    "step down to the new",
)  # fmt: skip


@rule("PRC06", "handover-not-considered", Severity.ADVICE, precision="M", needs=())
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "title", "service", "description", "contractor", "summary"):
        text = typed(answer)
        if answer.choice != "no" and (span := find(text, _CHANGES)):
            if not any(has(other, _HANDOVER) for _, other in every_text(doc)):
                yield Hit(
                    answer.address,
                    f"{quoted(text[span[0] : span[1]])}: nothing says what the handover means for users or staff.",
                    None if answer.question.columns else span,
                )
            return
