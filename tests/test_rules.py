"""Every example in every rule's page is a test of that rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import rules
from rules.example import case


def examples() -> Iterator[Any]:
    for code, rule in sorted(rules.RULES.items()):
        for kind, found in (("flagged", rule.page.flagged), ("not flagged", rule.page.not_flagged)):
            for number, example in enumerate(found, start=1):
                yield pytest.param(rule, example, id=f"{code} {kind} {number}")


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_an_example_in_a_page_gives_the_findings_it_names(rule: rules.Rule, example: dict[str, Any]) -> None:
    found = [hit.address for hit in rule.says(case(example, rule.needs))]

    assert found == example.get("findings", [])
