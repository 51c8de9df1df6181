"""Sample answers fit every form and every question type."""

from __future__ import annotations

import pytest

from forms import sample
from forms.definition import shipped
from forms.document import Document
from forms.types import TYPES


@pytest.mark.parametrize("ref", ["eia-standard@1.0", "cheshire-east@2022"])
def test_every_question_gets_an_answer_that_fits_it(ref: str) -> None:
    definition = shipped(ref)
    answers = sample.answers(definition)

    for address, value in answers.items():
        found = definition.find(address)
        assert found and TYPES[found[2].type].fits(found[2], value), address
        assert not TYPES[found[2].type].is_blank(value), address
    assert {place.address for place in Document(definition, answers).places()} <= set(answers)
