"""DES11: a question that the form requires is blank, and no other rule speaks of it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, readable, unanswered
from rules.text.words import listed

#: Purposes whose blanks have a rule of their own, which says more. A sign-off is blank until somebody signs.
_SPOKEN_OF = frozenset(
    {
        "description", "document_type", "document_stage", "attachment", "options_considered", "negative_screen",
        "proceed", "proceed_date", "proceed_reason", "evidence", "adverse", "positive", "rating",
        "mitigation", "limb_eliminate", "limb_advance", "intersection", "cumulative", "contractor", "summary",
        "outcome", "justification", "review_date", "lead_sign_off", "head_sign_off",
    }
)  # fmt: skip


@rule("DES11", "required-question-blank", Severity.WARNING, needs=(), each="purpose")
def check(doc: Document, purpose: str) -> Iterator[Hit]:
    blank: dict[str, list[Answer]] = {}
    for answer in readable(doc, purpose):
        if answer.question.required and unanswered(answer):
            if not _asked_by_a_lost_answer(doc, answer) and not _has_its_own_rule(doc, answer):
                blank.setdefault(answer.question.id, []).append(answer)
    for answers in blank.values():
        rows = [name(answer) for answer in answers if answer.characteristic]
        about = f" for {listed(rows)}" if rows else ""
        what = "nothing is answered" if answers[0].is_blank else "neither yes nor no is marked"
        yield Hit(
            answers[0].address,
            f"The form asks for an answer here{about}, and {what}.",
            other_address=answers[1].address if len(answers) > 1 else None,
        )


def _asked_by_a_lost_answer(doc: Document, answer: Answer) -> bool:
    """A follow-up is shown where the answer it hangs on was lost; nobody can tell whether it had to be answered."""
    condition = answer.question.show_when
    if condition is None:
        return False
    who = answer.characteristic
    source = (doc.at(f"{who.id}.{condition.question}") if who else None) or doc.at(condition.question)
    return source is not None and source.is_unreadable


def _has_its_own_rule(doc: Document, answer: Answer) -> bool:
    """Some rules speak of a blank only beside other answers: two dates both missing, harm without a remedy."""
    match answer.question.purpose:
        case "decision_date" | "start_date":
            return all(other.is_blank for other in (*doc.all("decision_date"), *doc.all("start_date")))
        case "action":
            return any(other.choice in ("yes", "dont_know") for other in readable(doc, "adverse"))
        case "residual_rating":
            return any(other.choice == "yes" for other in doc.all("adverse", answer.characteristic))
        case "evidence_gap":
            return all(other.is_blank for other in doc.all("mitigation", answer.characteristic))
        case "history_of_outcomes":
            return doc.asks("targeted_action")
        case purpose:
            return purpose in _SPOKEN_OF
