"""AIM03: the third aim, answered about something else."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.phrases import has

_TERMS = (
    "prejudice", "prejudices", "understanding", "understand each other", "understand one another", "tension",
    "tensions", "cohesion", "hostility", "hostile", "hate crime", "resentment", "resent", "stereotype", "stereotypes",
    "stigma", "mix", "mixing", "meet each other", "know each other", "know one another", "neighbours", "bring together",
    "brings together", "shared space", "harassment", "trust", "friendship", "quarrel", "quarrels", "quarrelled",
    "conflict", "conflicts", "dispute", "disputes", "suspicion", "rumour", "rumours", "get on with each other",
    "side by side", "as one team", "divided", "bullying", "bullied", "abuse", "racism", "sexism", "homophobia",
    "islamophobia", "antisemitism", "fear each other", "fear of each other", "belong", "belonging", "integrated",
    "integration",
)  # fmt: skip


@rule("AIM03", "good-relations-not-considered", Severity.WARNING, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "limb_foster", "good_relations"):
        if not has(typed(answer), _TERMS):
            yield Hit(
                answer.address,
                "The answer says nothing of prejudice, understanding or tension between people, which is what good "
                "relations are about.",
            )
