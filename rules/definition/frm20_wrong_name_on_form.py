"""FRM20: the form calls the Act or a characteristic by a name that the law does not use."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule, settings
from rules.definition.parts import is_english, wording
from rules.text.legal_names import wrong_names_in
from rules.text.phrases import folded
from rules.text.words import listed


@rule("FRM20", "wrong-name-on-form", Severity.WARNING, precision="M", needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    if not is_english(definition):
        return
    nation = settings.of(definition).nation
    for number, who in enumerate(definition.characteristics):
        if nation != "northern_ireland" and who.id == "sex" and folded(who.label).strip() == "gender":
            yield Hit(f"characteristics[{number}]", "“Gender” stands for sex: the Act says sex.")
    for address, text in wording(definition):
        if found := wrong_names_in(nation, text):
            yield Hit(address, f"{listed([said for _, said in found])}.", min(span for span, _ in found))
