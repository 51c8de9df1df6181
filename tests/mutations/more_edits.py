"""What the tables of test_one_fault.py leave open: the harmless change, and what else is rightly found."""

# ruff: noqa: E501 - a table of sentences reads best with each on its line
from __future__ import annotations

import json
import re

from edits import ANSWERS, HEAD, LIST
from test_one_fault import COUNT, LEAD, Answers, day, first_action, signed

#: Added to, so that the rules on its length and its two halves stay silent.
DESCRIPTION = ANSWERS["description"]

#: The words by which the good assessment names a step for disabled people.
STEPS = re.compile(
    r"Easy Read|hoist|ramp\b|two lifts|no lift|a lift|hearing loop|quiet (?:hour|room|place)|low desk|large keys"
    r"|that speak|counter was lowered|changing room with"
)
#: Found where no action is left.
UNPLANNED = {
    f"IMP05 {who}.adverse" for who in ("age", "carers", "disability", "sex", "socio_economic_status")
}


def without(pattern: re.Pattern[str]) -> Answers:
    """The answers that hold ``pattern``, each match put as “help”."""
    whole = json.dumps(ANSWERS)
    changed = json.loads(pattern.sub("help", whole))
    return {place: value for place, value in changed.items() if value != ANSWERS[place]}


#: code -> an edit that is smaller than the one in those tables, which makes many others speak.
SMALLER: dict[str, Answers] = {
    "AIM05": {"description": DESCRIPTION + " The school admissions policy for pupils in schools changes too."},
    "AIM09": without(STEPS),
    "CON06": {"consultation": [LIST[0] | {"when": "4 January to 2 April 2027"}, *LIST[1:]]},
    "DES02": {"description": "We will open a library in the leisure centre on 1 June 2027, half a mile from the old "
              "one, for 2,140 borrowers. It will open 60 hours a week. It will have half the shelf space, a lift, "
              "and a quiet room that people can book."},
    "DES11": {"stakeholders": None},
}  # fmt: skip

#: code -> what else is rightly found with its edit.
OTHERS: dict[str, set[str]] = {
    "CON01": {"DES11 consultation"},
    "CON03": {"CON01 race.consultation_done", "DES11 consultation"},
    "CON10": {"CON04 age.consultation_done", "CON07 consultation"},
    "DES01": {"DES02 description"},
    "EVD05": {"EVD02 sex.evidence", "EVD11 sex.evidence"},
    "EVD08": {"EVD02 sexual_orientation.evidence"},
    "EVD11": {"EVD02 sex.evidence", "EVD05 sex.evidence"},
    "EVD19": {"AIM03 limb_foster"},
    "IMP12": {"DES11 age.rating_reason", "IMP03 age.mitigation"},
    "PRC03": {"PRC02 contractors"},
    "PRC06": {"PRC02 contractors"},
    "REV06": {"DES01 description", "DES02 description", "REV01 review_date"} | UNPLANNED,
    "SCR07": {"EVD06 age.adverse", "EVD06 age.negative_screen"},
    "SCR08": {"DES01 description"},
    "SGN04": {"CON06 consultation"},
}  # fmt: skip

#: code -> a change in the same place that changes nothing.
HARMLESS: dict[str, Answers] = {
    "ACT02": first_action(owner="Ben Sample, Equality Adviser"),
    "ACT03": first_action(owner="Amara E. Example, Transport Planner"),
    "ACT05": first_action(owner="Eve Model, Planner for Transport and Travel"),
    "ACT06": first_action(due=day("18/05/2027")),
    "ACT07": first_action(due=day("1 May 2027")),
    "ACT09": first_action(due=day("31/05/2027")),
    "AIM01": {"limb_eliminate": "Staff have a clear rule for what to do if a visitor is harassed."},
    "AIM05": {"description": DESCRIPTION + " It is beside two primary schools."},
    "AIM09": {"disability.mitigation": "Action 1: the bus to the door has a ramp."},
    "CON01": {"race.consultation_done": {"choice": "yes", "text": "18 parents on 16 January asked for signs."}},
    "CON06": {"lead_sign_off": signed(LEAD, "13/02/2027")},
    "CON10": {"consultation": [LIST[0] | {"how": "Survey on paper and on line; three weeks, because the roof is unsafe"},
                               *LIST[1:]]},
    "DES01": {"description": DESCRIPTION + " That is all."},
    "DES02": {"description": DESCRIPTION.replace("Now: ", "At present ").replace("Proposed: ", "In its place, ")},
    "DES03": {"document_type": ["service"]},
    "DES05": {"decision_date": day("17/03/2027")},
    "DES06": {"attachment": {"title": "Options paper", "where": "Appendix 3"}},
    "DES08": {"limb_eliminate": "The Equality Act 2010 forbids unfair treatment of disabled people."},
    "DES11": {"action_plan": None},
    "EVD01": {"religion_or_belief.evidence": [COUNT | {"figure": "41 of 200 are Muslim"}]},
    "EVD02": {"race.evidence": [COUNT | {"figure": "41 of 200 are from minority ethnic groups"}]},
    "EVD05": {"sex.evidence": [COUNT | {"figure": "64% of borrowers are women; the late hours are open to all"}]},
    "EVD08": {"sexual_orientation.evidence": [COUNT | {"figure": "8 gay readers liked the room with a door"}]},
    "EVD11": {"sex.evidence": [COUNT | {"figure": "64% of borrowers are women"}]},
    "EVD19": {"limb_foster": ANSWERS["limb_foster"].replace("Both groups drew the plan together", "They drew the plan as one")},
    "IMP01": {"age.rating": "medium"},
    "IMP03": {"age.mitigation": "Action 1: the bus stops at the door from 17 May."},
    "IMP05": {"actions": ANSWERS["actions"][:1] + ANSWERS["actions"][2:]},
    "IMP09": {"age.residual_rating": "medium"},
    "IMP12": {"age.adverse": {"choice": "yes", "text": "610 borrowers over 70 walk further. Children walk less."}},
    "IMP14": {"outcome": "justify", "justification": "We want to keep a library. The roof is unsafe and must go. "
              "Two other sites would harm more people."},
    "INT01": {"intersection": "Older disabled women lose most, as 9 of them told us."},
    "PRC01": {"contractors": {"choice": "no", "text": "Our own staff do all the work."}},
    "PRC03": {"contractors": {"choice": "yes", "text": "Clause 14 binds the trust. We will monitor it every three months."}},
    "PRC06": {"contractors": {"choice": "yes", "text": "The leisure trust takes over the building, and the same staff "
              "move with it. Clause 14 binds it and we monitor it every three months."}},
    "REV01": {"review_date": day("02/12/2027")},
    "REV03": {"review_date": day("02/06/2027")},
    "REV04": {"review_date": day("1 December 2027")},
    "REV06": {"further_assessments": "Counts in July and October 2027, and a decision in November 2027."},
    "SCR01": {"sex.negative_screen": {"choice": "yes"}},
    "SCR02": {"proceed_date": day("27/01/2027")},
    "SCR03": {"proceed": {"choice": "yes", "text": "610 people could lose."}},
    "SCR05": {"age.adverse": {"choice": "yes", "text": "Yes: 610 borrowers over 70 walk half a mile more."}},
    "SCR07": {"benefit": ANSWERS["benefit"] + " The late bus could reduce isolation."},
    "SCR08": {"description": DESCRIPTION + " The old building will close."},
    "SGN02": {"head_sign_off": signed(HEAD | {"post": "Head of Communities"}, "19/02/2027")},
    "SGN03": {"lead_sign_off": signed(LEAD | {"post": "Manager"}, "12/02/2027")},
    "SGN04": {"lead_sign_off": signed(LEAD, "11/02/2027")},
    "SUM01": {"summary": ANSWERS["summary"] + " We will look again in December."},
}  # fmt: skip
