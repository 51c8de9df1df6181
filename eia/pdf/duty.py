"""What the law asks of the members who decide, in plain words of our own."""

from __future__ import annotations

from forms.model import FormDefinition

#: Equality Act 2010, section 149(1), (3), (5) and (7); that the duty is the decider's own, is met before and when
#: deciding, and needs an open mind: R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin).
_BRITAIN = (
    "Before they decide and as they decide, members must themselves have due regard to the need to end discrimination, "
    "harassment and victimisation; to give people who share a protected characteristic a more equal chance; and to "
    "foster good relations (Equality Act 2010, section 149). Officers cannot do it for them: read this with an open "
    "mind, and weigh it."
)
#: Northern Ireland Act 1998, section 75(1) and (2): the Equality Act's duty does not apply there.
_NORTHERN_IRELAND = (
    "When they decide, members must have due regard to the need to promote equality of opportunity between people "
    "of different religious belief, political opinion, racial group, age, marital status or sexual orientation, "
    "between men and women, and between people with and without a disability or dependants; and regard to good "
    "relations between people of different religious belief, political opinion or racial group (Northern Ireland Act "
    "1998, section 75)."
)


def duty(definition: FormDefinition) -> str:
    """A paragraph for the nation that the form's ``rules`` name (``nation``; England where none is named)."""
    nation = str(definition.rules.get("nation", "england"))
    return _NORTHERN_IRELAND if nation == "northern_ireland" else _BRITAIN
