"""FRM12: one of the three aims of the duty has no question."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule, settings
from rules.text.words import listed

#: Each aim with the purposes that ask for it.
_AIMS = (
    ("eliminate discrimination", {"limb_eliminate"}),
    ("advance equality of opportunity", {"limb_advance"}),
    ("foster good relations", {"limb_foster", "good_relations"}),
)


@rule("FRM12", "aim-not-asked", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    # Section 75 of the Northern Ireland Act 1998 has two duties, and discrimination has laws of its own there.
    aims = _AIMS[1:] if settings.of(definition).nation == "northern_ireland" else _AIMS
    if missing := [aim for aim, purposes in aims if not purposes & definition.purposes]:
        of_three = "aim" if len(missing) == 1 else "aims"
        yield Hit("sections", f"This form has no question for the {of_three} to {listed(missing)}.")
