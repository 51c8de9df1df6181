"""Answers as officers write them, in the good assessment: what a rule has to see however it is put, and what it must let
pass. Each was once read wrongly."""

# ruff: noqa: E501 - a table of sentences reads best with each on its line
from __future__ import annotations

from typing import Any

import pytest
from test_mutations import findings
from test_one_fault import Answers, day, first_action


def yes(text: str) -> dict[str, str]:
    return {"choice": "yes", "text": text}


SEEN: list[tuple[str, Answers]] = [
    ("ACT03", first_action(owner="Transport")),
    ("EVD10", {"benefit": "Studies suggest that people read more when it is open late."}),
    ("EVD10", {"benefit": "Research has found that people read more when it is open late."}),
    ("INT04", {"differential_impact": yes("This follows last year's cut to the youth service and adds to it.")}),
    ("PRC04", {"individual_decisions": yes("It is the contractor's responsibility to make sure nobody is denied a place.")}),
    ("PRC06", {"contractors": yes("From June the contract goes to another firm. Clause 14; monitored every three months.")}),
    ("PUB11", {"cost": "The move saves £xx a year."}),
    ("PUB11", {"cost": "The move saves XX% a year."}),
    ("SGN06", {"head_sign_off": {"people": [{"name": "Gia Demo & Ben Sample", "post": "Heads"}], "date": day("19/02/2027")}}),
]  # fmt: skip

LET_PASS: list[Answers] = [
    {"limb_foster": "Travellers on Long Lane and people in the village have quarrelled about a path. Six families and the "
                    "parish agreed a plan on 3 May."},
    {"limb_foster": "Old and young will share one hall, and a monthly lunch lets them get to know each other."},
    {"limb_foster": "Disabled and non-disabled players train as one team."},
    {"limb_advance": "Girls are a third of swimmers. A lifeguard who is a woman is on duty, so that more can learn."},
    {"limb_advance": "Disabled people are 4% of staff. Interviews are guaranteed, and desks are adapted first."},
    {"options_considered": "Keep things as they are: the lease ends in May. Move to Hill Street: two steps up. Share: chosen."},
    {"head_sign_off": {"people": [{"name": "Gia Demo", "post": "Head of Parks and Libraries"}], "date": day("19/02/2027")}},
    first_action(owner="Dr Priya Nair-Example, Public Health Consultant"),
    first_action(owner="Interim Head of Housing"),
    first_action(owner="Sam O'Example (Transport Contracts Officer)"),
    {"individual_decisions": yes("The contractor decides; we test 20 decisions a year for fairness.")},
    {"benefit": "Studies suggest (Library survey, 2026, page 4) that people read more when it is open late."},
    {"differential_impact": yes("After last year's cut to the youth service (EIA-2026-0012) it adds to a loss.")},
]  # fmt: skip


@pytest.mark.parametrize(("code", "answers"), SEEN)
def test_a_fault_is_seen_however_it_is_put(code: str, answers: Answers) -> None:
    assert code in {item.split()[0] for item in findings(answers, {})}


@pytest.mark.parametrize("answers", LET_PASS)
def test_what_is_right_is_let_pass(answers: dict[str, Any]) -> None:
    assert findings(answers, {}) == set()
