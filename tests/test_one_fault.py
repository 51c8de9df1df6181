"""One fault put into the good assessment on the default form: that fault is found, and nothing else.

The published form has its own tests; these hold the same rules to a form that words and orders things differently.
"""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

import rules
from forms import dates
from forms.definition import FOLDER
from forms.document import Document

STRONG = json.loads((FOLDER / "eia-standard" / "good.sample.json").read_text(encoding="utf-8"))
TALK = {"source": "Talks", "publisher": "Library service", "period": "January 2027", "kind": "qualitative"}
LEAD = {"name": "Ann Example", "post": "Library Development Manager"}

COUNT = {
    "source": "Count at the door",
    "publisher": "Library service",
    "period": "January 2027",
    "figure": "41 of 200",
}
NATION = {
    "source": "Life survey",
    "publisher": "Office for National Statistics",
    "period": "2025",
    "figure": "24% in the UK",
}

Answers = dict[str, Any]


def day(words: str) -> dict[str, str | None]:
    return {"typed": words, "date": dates.parse(words)}


def signed(person: dict[str, str], when: str) -> dict[str, Any]:
    return {"people": [person], "date": day(when)}


def first_action(**cells: Any) -> Answers:
    actions = copy.deepcopy(STRONG["answers"]["actions"])
    actions[0].update(cells)
    return {"actions": actions}


GROUPS = tuple(who["id"] for who in Document.from_json(STRONG).definition.source["characteristics"])
NOBODY = "No: nobody in this group loses anything, as our talks in January and the counts of 2026 show."
#: Every row of the form denies any harm, and no other answer speaks of it.
NO_HARM: Answers = {
    f"{who}.{asked}": {"choice": "no", "text": NOBODY}
    for who in GROUPS
    for asked in ("negative_screen", "adverse")
}
NO_HARM |= {
    "differential_impact": {"choice": "no"},
    "affected_people": "Readers.",
    "limb_foster": "Trust and understanding.",
}

#: name: (the answers that differ, what is found). None takes an answer away.
FAULTS: dict[str, tuple[Answers, set[str]]] = {
    "a thin description": ({"description": "A library will move."}, {"DES01 description"}),
    "no type of change": ({"document_type": None}, {"DES03 document_type"}),
    "no date": ({"decision_date": None, "start_date": None}, {"DES05 decision_date"}),
    "nothing attached": ({"attachment": None}, {"DES06 attachment"}),
    "the Act's name": (
        {"limb_eliminate": "We keep to the Equalities Act in all we do."},
        {"DES08 limb_eliminate"},
    ),
    "a group not screened": ({"sex.negative_screen": None}, {"SCR01 sex.negative_screen"}),
    "screening not dated": ({"proceed_date": None}, {"SCR02 proceed_date"}),
    "stopped against a yes": ({"proceed": {"choice": "no"}}, {"SCR03 proceed"}),
    "screening yes, full no": (
        {"age.adverse": {"choice": "no", "text": "No: our records of 610 borrowers show no change in 2026."}},
        {"SCR05 age.adverse"},
    ),
    "no evidence": ({"religion_or_belief.evidence": None}, {"EVD01 religion_or_belief.evidence"}),
    "evidence without a figure": (
        {"race.evidence": [TALK | {"figure": "People from minority ethnic groups like it."}]},
        {"EVD02 race.evidence"},
    ),
    "the same for all": (
        {"sex.evidence": [TALK | {"figure": "The library is open to all regardless of sex."}]},
        {"EVD02 sex.evidence", "EVD05 sex.evidence", "EVD11 sex.evidence"},
    ),
    "a bare yes": (
        {"race.consultation_done": {"choice": "yes"}, "consultation": None},
        {"CON01 race.consultation_done", "DES11 consultation"},
    ),
    "no rating": ({"age.rating": None}, {"IMP01 age.rating"}),
    "no answer on harm": ({"carers.adverse": None}, {"IMP01 carers.adverse"}),
    "high and nothing done": ({"age.mitigation": None}, {"IMP03 age.mitigation"}),
    "no action": (
        {"actions": None},
        {f"IMP05 {who}.adverse" for who in ("age", "carers", "disability", "sex", "socio_economic_status")},
    ),
    "no residual rating": ({"age.residual_rating": None}, {"IMP09 age.residual_rating"}),
    "no outcome": ({"outcome": None}, {"IMP14 outcome"}),
    "no first aim": ({"limb_eliminate": None}, {"AIM01 limb_eliminate"}),
    "no intersection": ({"intersection": None}, {"INT01 intersection"}),
    "contractors left out": ({"contractors": None}, {"PRC01 contractors"}),
    "no summary": ({"summary": None}, {"SUM01 summary"}),
    "no review": ({"review_date": None}, {"REV01 review_date"}),
    "review before the start": ({"review_date": day("01/05/2027")}, {"REV03 review_date"}),
    "review in words": ({"review_date": day("regularly")}, {"REV04 review_date"}),
    "nobody owns it": (first_action(owner=""), {"ACT02 actions"}),
    "initials own it": (first_action(owner="AE"), {"ACT03 actions"}),
    "two own it": (first_action(owner="Ann Example and Eve Model"), {"ACT05 actions"}),
    "due in words": (first_action(due=day("ongoing")), {"ACT06 actions"}),
    "due in a month": (first_action(due=day("May 2027")), {"ACT07 actions"}),
    "due after the start": (first_action(due=day("01/09/2027")), {"ACT09 actions"}),
    "one person signs twice": ({"head_sign_off": signed(LEAD, "19/02/2027")}, {"SGN02 head_sign_off"}),
    "another leads": (
        {"lead_sign_off": signed({"name": "Ben Sample", "post": "Equality Adviser"}, "12/02/2027")},
        {"SGN03 lead_sign_off"},
    ),
    "signed too early": (
        {"lead_sign_off": signed(LEAD, "02/01/2027")},
        {"CON06 consultation", "SGN04 lead_sign_off"},
    ),
}


AIMED = {"choice": "no", "text": "The new hours are aimed at Polish readers."}
UNCOUNTED: Answers = {"numbers": "2,140 readers", "affected_people": "610 readers are over 70."}
OLD_ONLY: Answers = {
    "age.negative_screen": {"choice": "yes"},
    "age.evidence": [COUNT | {"figure": "610 are over 70"}],
    "age.consultation_done": {"choice": "yes"},
    "age.adverse": {"choice": "yes", "text": "Over 70s walk further."},
    "age.positive": {"choice": "no"},
    "age.rating_reason": None,
    "age.mitigation": None,
}
STOPPED: Answers = {
    "proceed": {"choice": "no"},
    "proceed_reason": "0 of 6 steps differ, as the test of May shows.",
}

#: name: the rule, an edit that it must see and where, and an edit like it that it must let pass.
CLOSE_READINGS: dict[str, tuple[str, Answers, set[str], Answers]] = {
    "no word of the present": (
        "DES02",
        {
            "description": "We will open a library in the leisure centre on 1 June 2027, with more hours and less cost."
        },
        {"description"},
        {
            "description": "At present the library has its own building. We will move it to the leisure centre."
        },
    ),
    "a team of one service": (
        "DES07",
        {"team": [{"name": "Ben Sample", "post": "Library Officer"}]},
        {"team"},
        {"team": [{"name": "Ben Sample", "post": "Leisure Centre Manager"}]},
    ),
    "no other way": (
        "DES10",
        {"options_considered": "We looked at a shop with three steps, which costs more."},
        {"options_considered"},
        {"options_considered": "We could carry on until the roof fails, or rent a shop with three steps."},
    ),
    "a question left out": ("DES11", {"stakeholders": None}, {"stakeholders"}, {"action_plan": None}),
    "harm in passing": (
        "SCR07",
        NO_HARM | {"benefit": "Readers gain. The reading group could lose its room."},
        {"benefit"},
        NO_HARM | {"benefit": "Readers gain. The late bus could reduce isolation."},
    ),
    "stopped though it closes": (
        "SCR08",
        STOPPED | {"description": "Now the branch opens on four days. The branch will close in June."},
        {"proceed"},
        STOPPED
        | {"description": "Now the branch opens on four days. It stays close to the school.", "cost": "£900"},
    ),
    "pupils, and age as ever": (
        "AIM05",
        {
            "description": "Now six pupils' clubs meet here. Proposed: new admission arrangements for school places."
        },
        {"age.negative_screen"},
        {
            "description": "Now the library is on the High Street. Proposed: it moves beside two primary schools."
        },
    ),
    "the law requires it": (
        "AIM07",
        {
            "cumulative": "An equality impact assessment is a statutory requirement under the Equality Act 2010."
        },
        {"cumulative"},
        {
            "cumulative": "An equality impact assessment shows how we had due regard under the Equality Act 2010."
        },
    ),
    "no step for disabled people": (
        "AIM09",
        dict.fromkeys(STRONG["answers"])
        | {
            "proceed": {"choice": "yes"},
            "disability.adverse": {"choice": "no", "text": "0 of 14 members of the forum lose anything."},
        },
        {"disability.adverse"},
        {"disability.adverse": {"choice": "no", "text": "0 of 14 members of the forum lose anything."}},
    ),
    "a yes and a consultation to come": (
        "CON03",
        {
            "consultation": None,
            "race.consultation_done": {"choice": "yes"},
            "benefit": "People will be consulted.",
        },
        {"benefit"},
        {"benefit": "People were consulted, and will be consulted again in June."},
    ),
    "a survey that ends too late": (
        "CON06",
        {"consultation": [STRONG["answers"]["consultation"][0] | {"when": "4 January to 2 April 2027"}]},
        {"consultation"},
        {"consultation": [STRONG["answers"]["consultation"][0] | {"when": "4 January to 2 February 2027"}]},
    ),
    "who liked it": (
        "CON09",
        {"consultation": [{"who": "Residents", "how": "Paper form", "said": "Most were in favour."}]},
        {"consultation"},
        {
            "consultation": [
                {"who": "Residents", "how": "Paper form", "said": "Most were in favour; 9 fear the hill."}
            ]
        },
    ),
    "a survey on line and nothing else": (
        "CON10",
        {f"{who}.consultation_done": {"choice": "yes"} for who in GROUPS}
        | {"consultation": [{"who": "Residents", "how": "Online survey"}]},
        {"consultation"},
        {f"{who}.consultation_done": {"choice": "yes"} for who in GROUPS}
        | {"consultation": [{"who": "Residents", "how": "Survey on line and on paper"}]},
    ),
    "answers of nobody in particular": (
        "CON11",
        {
            "consultation": [
                {"who": "People who use the library", "how_many": "248", "said": "109 asked for later hours."}
            ]
        },
        {"consultation"},
        {
            "consultation": [
                {"who": "People who use the library", "how_many": "18", "said": "9 asked for later hours."}
            ]
        },
    ),
    "asked before it began": (
        "CON12",
        {"assessment_date": day("08/01/2027")},
        {"consultation"},
        {"assessment_date": day("03/01/2027")},
    ),
    "evidence of long ago": (
        "EVD04",
        {"sex.evidence": [COUNT | {"period": "January 2019"}]},
        {"sex.evidence"},
        {"sex.evidence": [COUNT | {"source": "Census 2021", "period": "March 2021"}]},
    ),
    "a group that is not named": (
        "EVD08",
        {"sexual_orientation.evidence": [COUNT | {"figure": "People liked the room with a door."}]},
        {"sexual_orientation.evidence"},
        {"sexual_orientation.evidence": [COUNT | {"figure": "Gay readers liked the room with a door."}]},
    ),
    "a promise and no more": (
        "EVD09",
        {
            "benefit": "Readers will have a better library, which is designed to meet the needs of the whole town."
        },
        {"benefit"},
        {
            "benefit": "Readers will have a better library: 109 of the 248 who answered us asked for later hours."
        },
    ),
    "alike and yet apart": (
        "EVD11",
        {"race.evidence": [COUNT | {"figure": "The library is open to all irrespective of race."}]},
        {"race.evidence"},
        {"race.evidence": [COUNT | {"figure": "The library is open to all; 7% of borrowers are Asian."}]},
    ),
    "the nation only": (
        "EVD14",
        {"disability.evidence": [NATION]},
        {"disability.evidence"},
        {"gender_reassignment.evidence": [NATION], "disability.evidence": [NATION, COUNT]},
    ),
    "a share of nobody knows what": (
        "EVD16",
        {"numbers": "40% of the town. 7 staff work there."},
        {"numbers"},
        {"numbers": "40% of the town (2,140 people borrowed a book). 7 staff work there."},
    ),
    "the form's own words": (
        "EVD19",
        {
            "limb_foster": "Gym users fear losing space and library users fear noise. Both groups "
            "helped to draw the plan. A shared cafe area gives them a reason to meet."
        },
        {"limb_foster"},
        {
            "limb_foster": "Gym users fear that the library takes their space. The two groups drew the plan as one."
        },
    ),
    "a gain claimed and denied": (
        "IMP11",
        {"race.positive": {"choice": "no", "text": NOBODY}, "race.negative_screen": AIMED},
        {"race.positive"},
        {"race.positive": {"choice": "yes", "text": "7 sessions"}, "race.negative_screen": AIMED},
    ),
    "the old only": (
        "IMP12",
        OLD_ONLY,
        {"age.adverse"},
        OLD_ONLY | {"age.adverse": {"choice": "yes", "text": "Over 70s walk further. Children walk less."}},
    ),
    "jobs that change": (
        "IMP13",
        UNCOUNTED | {"staff": "A restructure of the team follows, under the usual policy."},
        {"staff"},
        UNCOUNTED | {"staff": "A restructure of the team follows: 7 staff, most of them women."},
    ),
    "a thin reason": (
        "IMP15",
        {"outcome": "justify", "justification": "To deliver savings."},
        {"justification"},
        {
            "outcome": "justify",
            "justification": "To keep a library. The roof is unsafe. Two other sites would harm more.",
        },
    ),
    "a door for some": (
        "IMP16",
        {"benefit": "The late hours are open to women only."},
        {"benefit"},
        {"benefit": "Only women answered the question on late hours."},
    ),
    "another change without its assessment": (
        "INT04",
        {
            "differential_impact": {
                "choice": "yes",
                "text": "Together with the recent closure of the post office it is far.",
            }
        },
        {"differential_impact"},
        {
            "differential_impact": {
                "choice": "yes",
                "text": "After the recent closure of the shop (EIA-2026-0031) it is far.",
            }
        },
    ),
    "a wish for an action": (
        "ACT11",
        first_action(action="Work with the bus company to improve access", measure=""),
        {"actions"},
        first_action(
            action="Work with the bus company to improve access: move the stop to the door", measure=""
        ),
    ),
    "a promise that no action keeps": (
        "ACT15",
        {
            "religion_or_belief.positive": {
                "choice": "yes",
                "text": "Thought will be given to days of fasting.",
            }
        },
        {"religion_or_belief.positive"},
        {"race.positive": {"choice": "yes", "text": "Thought was given to signs, which are printed."}},
    ),
    "a contract of intentions": (
        "PRC03",
        {
            "contractors": {
                "choice": "yes",
                "text": "The trust will be held to equality law. This will be monitored.",
            }
        },
        {"contractors"},
        {
            "contractors": {
                "choice": "yes",
                "text": "The trust will be held to clause 14. This will be monitored.",
            }
        },
    ),
    "a new provider and no handover": (
        "PRC06",
        {
            "contractors": {
                "choice": "yes",
                "text": "A new provider runs the building. Clause 14 sets the standard.",
            }
        },
        {"contractors"},
        {
            "contractors": {
                "choice": "yes",
                "text": "A new provider runs the building. The same staff move with it.",
            }
        },
    ),
    "a review that comes late": (
        "REV02",
        {"review_date": day("02/06/2028")},
        {"review_date"},
        {"review_date": day("01/06/2028")},
    ),
    "a trial to be watched": (
        "REV06",
        {
            "description": "Now the library is alone. A pilot will put it into the leisure centre.",
            "further_assessments": "It will be watched.",
            "actions": None,
            "summary": "A pilot.",
            "review_date": None,
        },
        {"further_assessments"},
        {
            "description": "Now the library is alone. A pilot will put it into the leisure centre.",
            "further_assessments": "Counts in July and October 2027, and a decision in November 2027.",
        },
    ),
    "a signature without a day": (
        "SGN01",
        {
            "head_sign_off": {
                "people": [{"name": "Gia Demo", "post": "Head of Community Services"}],
                "date": None,
            }
        },
        {"head_sign_off"},
        {"head_sign_off": signed({"name": "Gia Demo", "post": "Head of Community Services"}, "20/02/2027")},
    ),
    "two people who may be known": (
        "PUB02",
        {"staff": "7 staff move. 2 disabled members of staff keep their desks."},
        {"staff"},
        {"staff": "7 staff move. Fewer than 5 disabled members of staff keep their desks, near 2 toilets."},
    ),
    "names of a team": (
        "PUB03",
        {"actions": None},
        {"lead_officer"},
        {
            "lead_officer": {"name": "Ann Example", "post": "Head of Library Development"},
            "team": [{"name": "Equality Adviser", "post": ""}],
            "lead_sign_off": None,
            "actions": None,
        },
    ),
    "hard words": (
        "PUB07",
        {
            "benefit": "Comprehensive organisational reconfiguration facilitates considerable efficiencies regarding "
            "accommodation, administration and infrastructure, notwithstanding interdependencies necessitating "
            "collaborative implementation arrangements between neighbouring authorities. " * 3
        },
        {"benefit"},
        {"benefit": "People gain. They can come at night and they can swim. It is warm and it is dry. " * 4},
    ),
    "letters for a name": (
        "PUB09",
        {"benefit": "The MTFS is met."},
        {"benefit"},
        {"benefit": "The medium term financial strategy (MTFS) is met. The MTFS runs to 2029, says the NHS."},
    ),
    "a link to the front door": (
        "PUB12",
        {"attachment": {"title": "Options", "where": "https://www.example.gov.uk/libraries/home"}},
        {"attachment"},
        {
            "attachment": {
                "title": "Options",
                "where": "https://www.example.gov.uk/libraries/oakfield-options",
            }
        },
    ),
    "a short survey without a reason": (
        "CON08",
        {"consultation": [STRONG["answers"]["consultation"][0] | {"how": "Survey on paper"}]},
        {"consultation"},
        {"consultation": [STRONG["answers"]["consultation"][1] | {"how": "Survey on paper"}]},
    ),
}  # END


@pytest.mark.parametrize(("changes", "expected"), FAULTS.values(), ids=FAULTS)
def test_the_one_fault_is_found(changes: Answers, expected: set[str]) -> None:
    answers = {place: value for place, value in (STRONG["answers"] | changes).items() if value is not None}
    findings = rules.check(Document.from_json(STRONG | {"answers": answers}))

    assert {f"{f.code} {f.address}" for f in findings if f.code != "PUB08"} == expected


def findings_of(changes: Answers, codes: set[str], **about: Any) -> set[str]:
    """What rules of all profiles find that have one of ``codes``; ``about`` changes what stands on the cover."""
    answers = {place: value for place, value in (STRONG["answers"] | changes).items() if value is not None}
    document = Document.from_json(STRONG | {"answers": answers, "about": STRONG["about"] | about})
    thorough = replace(document, definition=replace(document.definition, profile="thorough"))
    return {f"{f.code} {f.address}" for f in rules.check(thorough, "publishing") if f.code in codes}


@pytest.mark.parametrize(
    ("code", "changes", "expected", "harmless"), CLOSE_READINGS.values(), ids=CLOSE_READINGS
)
def test_a_small_edit_makes_a_rule_speak_and_one_like_it_does_not(
    code: str, changes: Answers, expected: set[str], harmless: Answers
) -> None:
    assert findings_of(changes, {code}) == {f"{code} {address}" for address in expected}
    assert findings_of(harmless, {code}) == set()


def test_what_is_published_is_cited_by_its_reference() -> None:
    assert findings_of({}, {"PUB14"}) == {"PUB14 summary"}
    assert findings_of({}, {"PUB14"}, reference="EIA-2026-0014") == set()


def test_a_screening_that_stops_is_checked_only_where_it_asks() -> None:
    reason = " ".join(
        ["The move changes no service, as the counts of May show:"] + ["0 of 6 steps differ."] * 5
    )
    stopped = STRONG["answers"] | {"proceed": {"choice": "no"}, "proceed_reason": reason}
    stopped |= {
        f"{who['id']}.negative_screen": {"choice": "no", "text": "0 of 6 steps differ."}
        for who in Document.from_json(STRONG).definition.source["characteristics"]
    }
    document = Document.from_json(STRONG | {"answers": stopped})
    findings = rules.check(document)

    assert {place.section.stage for place in document.places()} == {"screening"}
    assert [f"{f.code} {f.address}" for f in findings if f.severity is rules.Severity.BLOCKER] == []
