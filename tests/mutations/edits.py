"""One small edit of the good assessment for each rule over its answers, and one like it that changes nothing.

``EDITS``: code -> (what is changed, what must be found besides the rule itself, a harmless change).
"""

# ruff: noqa: E501 - a table of sentences reads best with each on its line
from __future__ import annotations

from test_one_fault import COUNT, GROUPS, LEAD, STOPPED, STRONG, TALK, Answers, day, first_action, signed

ANSWERS = STRONG["answers"]
NO_REASON = {
    f"{who}.negative_screen": {"choice": "no", "text": f"0 of 6 steps differ for {who}."} for who in GROUPS
}
LIST = ANSWERS["consultation"]
MUTE = [{key: cell for key, cell in row.items() if key not in ("said", "changed")} for row in LIST[:1]]
NUMBERS_ONLY = [{**COUNT, "kind": "quantitative"}]
HEAD = {"name": "Gia Demo", "post": "Head of Community Services"}
ONE_DAY = {
    "assessment_date": day("12/02/2027"),
    "proceed_date": day("12/02/2027"),
    "lead_sign_off": signed(LEAD, "12/02/2027"),
    "head_sign_off": signed(HEAD, "12/02/2027"),
}

EDITS: dict[str, tuple[Answers, set[str], Answers]] = {
    "ACT01": (
        {"actions": None} | {f"{who}.mitigation": None for who in GROUPS},
        {f"IMP01 {who}.mitigation" for who in ("care_experience", "carers", "sex")}
        | {f"IMP03 {who}.mitigation" for who in ("age", "disability", "socio_economic_status")}
        | {f"IMP05 {who}.adverse" for who in ("age", "carers", "disability", "sex", "socio_economic_status")},
        {"actions": ANSWERS["actions"][:6] + [ANSWERS["actions"][6] | {"owner": "Ben Sample, Adviser"}]},
    ),
    "ACT04": (
        first_action(owner="XY"),
        {"ACT03 actions"},
        first_action(owner="Ben Sample, Equality Adviser"),
    ),
    "ACT10": (
        first_action(measure="", monitoring="The transport team"),
        set(),
        first_action(measure="", monitoring="The transport team counts trips each month"),
    ),
    "ACT12": (
        first_action(for_whom="", action="Move the stop"),
        set(),
        first_action(for_whom="", action="Move the stop for age, disability and sex: people who cannot walk far"),
    ),
    "ACT13": (
        {"sex.mitigation": "We comply with the Equality Act 2010 and have policies and procedures in place."},
        set(),
        {"sex.mitigation": "Action 4: six lamps by 10 May, as the Equality Act 2010 asks us to think of."},
    ),
    "ACT14": (
        {"action_plan": "A full plan will be developed."},
        set(),
        {"action_plan": "The plan is at https://www.example.gov.uk/libraries/oakfield-plan."},
    ),
    "AIM02": (
        {"limb_advance": "We support equality of opportunity for everybody."},
        set(),
        {"limb_advance": "We meet the needs of autistic borrowers with a quiet hour."},
    ),
    "AIM03": (
        {"limb_foster": "Nobody is denied an opportunity."},
        set(),
        {"limb_foster": "A shared cafe area helps the two groups to understand each other."},
    ),
    "AIM04": (
        {"limb_foster": ANSWERS["limb_foster"] + " It helps relations within a marriage or civil partnership."},
        set(),
        {"limb_eliminate": ANSWERS["limb_eliminate"] + " No rule treats civil partners worse."},
    ),
    "CON02": (
        {"marriage_and_civil_partnership.consultation_done": {"choice": "no"}},
        set(),
        {"marriage_and_civil_partnership.consultation_done": {
            "choice": "no", "text": "We did not ask, since none of the 41 rules on it changes."}},
    ),
    "CON04": (
        {f"{who}.consultation_done": {"choice": "yes", "text": "At a meeting on 20 January 2027, 14 people asked for a bus."}
         for who in GROUPS},
        {"EVD06 age.consultation_done"},
        {f"{who}.consultation_done": {"choice": "yes", "text": "At a meeting on 20 January 2027, 14 people asked for a bus."}
         for who in GROUPS[:1]},
    ),
    "CON05": (
        {"race.consultation_done": {
            "choice": "yes", "text": "Indirect consultation with professionals, 12 January 2027."}},
        {"CON07 race.consultation_done"},
        {"race.consultation_done": {
            "choice": "yes", "text": "18 parents and two professionals, 12 January 2027. They asked for signs."}},
    ),
    "CON07": (
        {"consultation": [*MUTE, *LIST[1:]]},
        set(),
        {"consultation": [{**MUTE[0], "said": "109 asked for later hours; 61% were women."}, *LIST[1:]]},
    ),
    "DES04": (
        {"numbers": "Many readers.", "cost": "It costs less.", "affected_people": "Older readers.",
         "description": "Now the library is on the High Street, in a building of its own with a roof that is unsafe. "
         "We will move it into the leisure centre. There it opens longer and more people can use it. So the "
         "town keeps a place to meet and learn."},
        set(),
        {"numbers": "2,140 readers", "cost": "It costs less."},
    ),
    "EVD03": (
        {"race.evidence": [{"figure": "We know that 7% of borrowers are Asian."}]},
        {"EVD16 race.evidence"},
        {"race.evidence": [{"figure": "7% of borrowers are Asian.", "source": "Library records", "period": "2026",
                            "publisher": "Library service"}]},
    ),
    "EVD06": (
        {f"{who}.adverse": {"choice": "no", "text": "No. We read the plan line by line. We found nothing that "
                            "treats anybody in this group worse than today. 9 groups agreed."}
         for who in ("race", "religion_or_belief", "sexual_orientation")},
        set(),
        {"race.adverse": {"choice": "no", "text": "No. We read the plan line by line. We found nothing that "
                          "treats anybody in this group worse than today. 9 groups agreed."}},
    ),
    "EVD10": (
        {"benefit": "It is well documented that later hours help people in work."},
        set(),
        {"benefit": "It is well documented (Library survey, 2026, page 4) that later hours help people in work."},
    ),
    "EVD12": (
        {"religion_or_belief.adverse": {"choice": "dont_know", "text": "We hold no figure on this."}},
        {"DES11 religion_or_belief.rating_reason", "DES11 religion_or_belief.residual_rating",
         "IMP01 religion_or_belief.mitigation", "IMP01 religion_or_belief.rating"},
        {"religion_or_belief.adverse": {"choice": "no", "text": "No: 13 people of two faiths told us that none is lost."}},
    ),
    "EVD13": (
        {"race.evidence": [{"figure": "Asian and Polish readers", "source": "Records"}]},
        {"EVD02 race.evidence"},
        {"race.evidence": [{"figure": "7% of borrowers are Asian, and 6% speak Polish at home",
                            "source": "Library records", "period": "2026"}]},
    ),
    "EVD15": (
        {f"{who}.evidence": NUMBERS_ONLY for who in GROUPS} | {"consultation": None}
        | {f"{who}.consultation_done": {"choice": "no", "text": "No, since 40 letters came too late for it."} for who in GROUPS},
        {"CON04 age.consultation_done", "DES11 consultation", "EVD06 age.consultation_done", "EVD06 age.evidence"},
        {"disability.evidence": [TALK | {"figure": "14 disabled members of the forum found the hill too steep."}]},
    ),
    "EVD17": (
        {"individual_decisions": {"choice": "yes", "text": "The provider will ensure that decisions are fair."}},
        {"PRC04 individual_decisions"},
        {"individual_decisions": {"choice": "yes", "text": "We check 20 decisions each month for fairness."}},
    ),
    "IMP02": (
        {"race.adverse": {"choice": "no", "text": "No."}, "race.evidence": [{"figure": "Asian readers come as they like."}]},
        {"EVD02 race.evidence", "EVD13 race.evidence"},
        {"race.adverse": {"choice": "no", "text": "No: the two groups of 27 people whom we met in January saw no loss."}},
    ),
    "IMP04": (
        {"carers.rating": "low", "carers.mitigation": None},
        set(),
        {"carers.rating": "low"},
    ),
    "IMP06": (
        {"carers.rating": "low", "carers.evidence": [{"figure": "Carers have little time, as everybody here knows."}]},
        {"EVD02 carers.evidence", "EVD03 carers.evidence"},
        {"carers.rating": "low"},
    ),
    "IMP07": (
        {f"{who}.rating": "medium" for who in GROUPS},
        set(),
        {"age.rating": "medium"},
    ),
    "IMP08": (
        {"race.positive": {"choice": "yes", "text": "Yes, a better place for everybody."},
         "race.evidence": [{"figure": "Asian readers come as they like."}]},
        {"EVD02 race.evidence", "EVD13 race.evidence"},
        {"race.positive": {"choice": "yes", "text": "Yes: 18 parents at the Saturday school asked for a family session."}},
    ),
    "IMP10": (
        {"race.adverse": {"choice": "no", "text": "No, but some of the 27 people whom we met may lose a place to meet."}},
        set(),
        {"race.adverse": {"choice": "no", "text": "No: 27 people whom we met lose nothing, but asked for more signs."}},
    ),
    "INT02": (
        {"cumulative": None},
        set(),
        {"cumulative": "The lunch club moved in July 2026 (EIA-2026-0031): the same people have two changes in a year."},
    ),
    "PRC02": (
        {"contractors": {"choice": "yes", "text": "The leisure trust runs the building, and the contract is fair."}},
        set(),
        {"contractors": {"choice": "yes", "text": "The leisure trust runs the building. Clause 14 sets the standard, "
                         "and we monitor visits every three months."}},
    ),
    "PRC04": (
        {"individual_decisions": {"choice": "yes", "text": "The provider must ensure equal access for all 210 children."}},
        set(),
        {"individual_decisions": {"choice": "yes", "text": "The provider decides, and we audit 20 decisions a year."}},
    ),
    "PUB01": (
        {"cost": "The move saves £64,000; ask ann.example@example.com."},
        set(),
        {"cost": "The move saves £64,000; ask libraries@example.gov.uk."},
    ),
    "PUB04": (
        {"cost": "OFFICIAL\nThe move saves £64,000 a year."},
        set(),
        {"cost": "The official figure: the move saves £64,000 a year."},
    ),
    "PUB08": (
        {"cost": "The move saves £64,000 a year " + "and it saves a little more " * 4 + "in the end for the council."},
        set(),
        {"cost": "The move saves £64,000 a year. It saves a little more in the end for the council."},
    ),
    "PUB11": (
        {"cost": "The move saves £64,000 a year. TBC"},
        set(),
        {"cost": "The move saves £64,000 a year. That is fixed."},
    ),
    "REV05": (
        {"further_assessments": "No.", "description": ANSWERS["description"] + " It is subject to consultation."},
        set(),
        {"further_assessments": "No: the consultation is over and nothing is bought."},
    ),
    "SCR04": (
        STOPPED | NO_REASON,
        set(),
        {"proceed": {"choice": "yes", "text": "People could lose something."}},
    ),
    "SCR06": (
        {"race.adverse": {"choice": "yes", "text": "Yes: 27 people told us that signs in Polish and Urdu are lost."},
         "race.rating": "low", "race.rating_reason": "A small loss.", "race.residual_rating": "low",
         "race.mitigation": "Action 6: signs in Polish and Urdu by 10 May."},
        {"IMP05 race.adverse"},
        {"race.negative_screen": {"choice": "no", "text": "310 loans a month in Polish and Urdu move as they are."}},
    ),
    "SCR09": (
        STOPPED | NO_REASON | {"proceed_reason": "The library is open to everyone and treats all the same. " * 5},
        set(),
        {"stakeholders": ANSWERS["stakeholders"] + "\n- Everyone else"},
    ),
    "SCR11": (
        ONE_DAY,
        {"CON12 consultation", "SGN05 head_sign_off"},
        {"proceed_date": day("25/01/2027")},
    ),
    "SGN05": (
        ONE_DAY,
        {"CON12 consultation", "SCR11 proceed_date"},
        {"head_sign_off": signed(HEAD, "18/02/2027")},
    ),
    "SGN06": (
        {"lead_sign_off": {"people": [LEAD, {"name": "Ben Sample", "post": "Equality Adviser"}], "date": day("12/02/2027")}},
        set(),
        {"lead_sign_off": signed(LEAD, "13/02/2027")},
    ),
}  # fmt: skip
