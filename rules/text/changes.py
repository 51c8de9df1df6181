"""Words that say something changes for people, or that money moves: a paper with them is not just for information."""

from __future__ import annotations

from rules.text.phrases import find

Span = tuple[int, int]

_SERVICE = (
    "close", "closes", "closed", "closing", "closure", "closures", "cease", "ceases", "ceasing", "cut", "cuts",
    "charge", "charges", "charging", "withdraw", "withdrawn", "withdrawal", "decommission", "decommissioned",
    "decommissioning", "recommission", "recommissioning", "eligibility", "restructure", "restructuring", "relocate",
    "relocation", "end the service", "ends the service", "service ends", "contract ends", "reduce the service",
    "reduction in", "redesign", "transfer of the service", "outsource", "outsourcing", "merge", "merger",
)  # fmt: skip
_MONEY = (
    "budget", "budgets", "virement", "virements", "supplementary estimate", "supplementary estimates", "formula",
    "saving", "savings", "fees", "charges", "charging policy", "grant", "grants", "funding formula", "catering",
)  # fmt: skip
_PEOPLE = (
    "child", "children", "young people", "young person", "older people", "disabled", "disability", "send", "carers",
    "care leavers", "corporate parenting", "cared for", "looked after", "women", "refugees", "homeless", "vulnerable",
    "adult social care", "pupils", "patients",
)  # fmt: skip


def changes_a_service(text: str) -> Span | None:
    """Where ``text`` says that a service closes, is cut, charged for, moved or handed over."""
    return find(text, _SERVICE)


def moves_money(text: str) -> Span | None:
    """Where ``text`` says that money is given, taken or shared out."""
    return find(text, _MONEY)


def is_about_people(text: str) -> Span | None:
    """Where ``text`` names people whom a protected characteristic or need marks out."""
    return find(text, _PEOPLE)
