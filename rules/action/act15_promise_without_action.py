"""ACT15: a promise or an admitted gap that no action carries."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.reading import given, typed
from rules.text.characteristics import named, names
from rules.text.promises import commitment, is_pinned_down, subject_words
from rules.text.words import quoted

_PLACES = (
    "differential_impact", "benefit", "targeted_action", "history_of_outcomes", "individual_decisions",
    "good_relations", "limb_eliminate", "limb_advance", "limb_foster", "staff", "negative_screen", "evidence",
    "adverse", "positive",
)  # fmt: skip


@rule("ACT15", "promise-without-action", Severity.WARNING, precision="M", needs=("action",))
def check(doc: Document) -> Iterator[Hit]:
    plans = doc.all("action")
    if not plans or any(plan.is_unreadable for plan in plans):
        return
    planned = "\n".join(
        f"{answer.cell(row, 'action')} {answer.cell(row, 'for_whom')}"
        for answer, _, row in actions(doc, "action")
    )
    for answer in given(doc, *_PLACES):
        text = typed(answer)
        span = commitment(text)
        if span is None:
            continue
        said = text[span[0] : span[1]]
        who = answer.characteristic
        if who:
            measures = doc.all("mitigation", who)
            kept = names(who.id, who.label, planned) or any(
                measure.is_unreadable or is_pinned_down(typed(measure)) for measure in measures
            )
        else:
            kept = bool(named(said) & named(planned) or subject_words(said) & subject_words(planned))
        if not kept and not is_pinned_down(said):
            yield Hit(
                answer.address,
                f"No action takes this up: {quoted(said)}",
                None if answer.question.columns else span,
                plans[0].address,
            )
