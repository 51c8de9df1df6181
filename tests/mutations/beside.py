"""For each rule that reads what stands beside an assessment: a history, register or report that makes it speak over the
good assessment, one like it that does not, and what else is rightly found."""

# ruff: noqa: E501 - a table of sentences reads best with each on its line
from __future__ import annotations

from typing import Any

from edits import ANSWERS
from test_one_fault import GROUPS, STRONG, day, first_action

from forms.document import Document

PLACES = [place.address for place in Document.from_json(STRONG).places()]
EDITED = [{"address": place, "at": "2027-01-05T09:00:00"} for place in PLACES]
NOBODY_LOSES = "We found nothing in the plan that treats these people worse; 9 groups agreed."
#: Seven rows in the same words, saved within a minute.
SAME_ROWS = {f"{who}.positive": {"choice": "no", "text": NOBODY_LOSES} for who in GROUPS[:7]}
AT_ONCE = [edit for edit in EDITED if edit["address"] not in SAME_ROWS] + [
    {"address": place, "at": f"2027-01-09T10:00:{number * 6:02}"} for number, place in enumerate(SAME_ROWS)
]
CELL = "The hall is used most by people from the two streets behind it, as we counted in May."
SIGNED = {"role": "head_of_service", "name": "Gia Demo", "on": "2027-02-19", "confirmed": True}
OTHER = {"reference": "EIA-2026-0090", "title": "Fares", "start": "2026-09-01"}

Beside = dict[str, Any]

#: code -> (the fault, one like it that is none, what else is found with the fault)
BESIDE: dict[str, tuple[Beside, Beside, set[str]]] = {
    "ACT08": (
        {"answers": first_action(due=day("17/02/2027")), "history": {"signatures": [SIGNED]}},
        {"answers": first_action(due=day("17/02/2027")), "history": {"signatures": [SIGNED], "done_actions": [0]}},
        set(),
    ),
    "ACT16": (
        {"history": {"earlier": {"actions": [{"action": "Print large labels"}]}}},
        {"history": {"earlier": {"actions": ANSWERS["actions"][:2]}}},
        set(),
    ),
    "ACT17": (
        {"history": {"published_on": "2027-03-08"}, "as_of": "2027-05-18",
         "answers": {"actions": [row | {"due": day("28/05/2027")} for row in ANSWERS["actions"][1:]]
                     + [ANSWERS["actions"][0]]}},
        {"history": {"published_on": "2027-03-08"}, "as_of": "2027-04-30"},
        set(),
    ),
    "AIM08": (
        {"rules": {"nation": "wales"}},
        {"rules": {"nation": "wales"},
         "answers": {"benefit": ANSWERS["benefit"] + " Welsh speakers keep signs and stock in the Welsh language."}},
        set(),
    ),
    "CON13": (
        {"answers": {"consultation": None, "race.consultation_done": {"choice": "yes", "text": "Parents asked for signs."}},
         "report": {"text": "The next step is to be a public consultation."}},
        {"report": {"text": "A public consultation ran in January."}},
        {"DES11 consultation"},
    ),
    "DES09": (
        {"report": {"groups": ["lodgers"]}},
        {"report": {"groups": ["ward councillor"]}},
        set(),
    ),
    "EVD07": (
        {"answers": {"benefit": CELL}, "register": {"others": [{"reference": "EIA-2025-0004", "cells": {"benefit": CELL}}]}},
        {"register": {"others": [{"reference": "EIA-2025-0004", "cells": {"benefit": CELL}}]}},
        set(),
    ),
    "EVD18": (
        {"report": {"numbers": ["947 referrals", "1,871 loans"]}},
        {"report": {"numbers": ["947 referrals", "2,140 borrowers"]}},
        set(),
    ),
    "IMP17": (
        {"answers": SAME_ROWS, "history": {"edits": AT_ONCE}},
        {"history": {"edits": EDITED}},
        {"EVD06 age.positive"},
    ),
    "INT03": (
        {"register": {"others": [{"reference": "EIA-2026-0100", "is_cumulative": True}]}},
        {"register": {"others": [{"reference": "EIA-2026-0031", "is_cumulative": True}]}},
        set(),
    ),
    "INT05": (
        {"register": {"local_characteristics": ["armed_forces"]}},
        {"register": {"local_characteristics": ["care_experience", "carers"]}},
        set(),
    ),
    "INT06": (
        {"register": {"others": [OTHER | {"affected": ["age"]}]}},
        {"register": {"others": [OTHER | {"affected": ["race"], "service": "Parks"}]}},
        set(),
    ),
    "PRC05": (
        {"report": {"key_performance": ["Visits a month"]}},
        {"report": {"key_performance": ["Visits a month by disabled people"]}},
        set(),
    ),
    "PUB03": (
        {"rules": {"names": "posts"}},
        {"rules": {"names": "all"}},
        set(),
    ),
    "PUB05": (
        {"history": {"published_on": "2027-03-17"}},
        {"history": {"published_on": "2027-03-16"}},
        set(),
    ),
    "PUB06": (
        {"history": {"signed_digest": "aa", "file_digest": "bb"}},
        {"history": {"signed_digest": "aa", "file_digest": "aa"}},
        set(),
    ),
    "PUB13": (
        {"report": {"exempt": True}},
        {"report": {"exempt": False}},
        set(),
    ),
    "PUB14": (
        {"about": {"reference": ""}},
        {"about": {"reference": "EIA-2027-0010"}},
        set(),
    ),
    "PUB15": (
        {"register": {"itself_listed": False}},
        {"register": {"itself_listed": True}},
        set(),
    ),
    "REV07": (
        {"history": {"decision_on": "2028-02-20"}},
        {"history": {"decision_on": "2028-02-20", "reconfirmed_on": "2028-01-10"}},
        set(),
    ),
    "SGN07": (
        {"history": {"open_blockers_at_signing": 1}},
        {"history": {"open_blockers_at_signing": 0}},
        set(),
    ),
    "SGN08": (
        {"history": {"signatures": [SIGNED | {"roles": ["lead"]}]}},
        {"history": {"signatures": [SIGNED | {"roles": ["head_of_service"]}]}},
        set(),
    ),
    "SGN09": (
        {"history": {"signatures": [SIGNED | {"confirmed": False}]}},
        {"history": {"signatures": [SIGNED]}},
        set(),
    ),
    "SGN10": (
        {"answers": {"equality_adviser": None}, "history": {}},
        {"answers": {"equality_adviser": None}, "history": {"equality_comments": ["11 February: set figures."]}},
        set(),
    ),
}  # fmt: skip
