"""Every ready-made module fits into every shipped form, and explains itself."""

from __future__ import annotations

import copy

import pytest

from forms import editing, modules
from forms.definition import dump, parse, shipped


@pytest.mark.parametrize("name", modules.MODULES)
@pytest.mark.parametrize("ref", ["eia-standard@1.0", "cheshire-east@2022"])
def test_a_module_fits_into_a_form(name: str, ref: str) -> None:
    module = modules.MODULES[name]
    made = parse(editing.include(copy.deepcopy(dump(shipped(ref))), module.parts))

    assert {who["id"] for who in module.parts.get("characteristics", ())} <= made.by_characteristic.keys()
    assert {section["id"] for section in module.parts.get("sections", ())} <= {s.id for s in made.sections}
    assert not any(who["statutory"] for who in module.parts.get("characteristics", ()))


@pytest.mark.parametrize("name", modules.MODULES)
def test_each_of_its_questions_has_guidance_and_examples(name: str) -> None:
    for section in modules.MODULES[name].parts.get("sections", ()):
        for question in section["questions"]:
            assert question["guidance"] and question["example"]["good"] and question["example"]["weak"]


def test_all_modules_fit_together() -> None:
    made = copy.deepcopy(dump(shipped("eia-standard@1.0")))
    for module in modules.MODULES.values():
        made = editing.include(made, module.parts)

    assert len(modules.MODULES) == 7
    assert editing.checked(made)
