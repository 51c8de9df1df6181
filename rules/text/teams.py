"""Who a team is made of, by the posts of its members: one service alone, or others too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rules.text.pattern import compiled
from rules.text.words import words

#: A post that looks at the change from elsewhere: equality, the people served, another body, a corporate service.
_OUTSIDE = compiled(
    r"\b(?:equalit(?:y|ies)|diversity|inclusion|edi|forum|friends of|chair|represent\w*|reps?|users?"
    r"|parents?|carers?"
    r"|residents?|tenants?|volunt\w+|charity|union|partner\w*|trust|school|headteacher|nhs|health|police|hr"
    r"|human resources"
    r"|legal|solicitor|finance|accountant|data|insight|consultation|engagement|participation|communit(?:y"
    r"|ies)|independent"
    r"|councillor|member|network|association|society|advocate|advocacy|university|experience)\b",
    re.IGNORECASE,
)
#: Ranks and little words say nothing of where somebody works.
_RANKS = frozenset(
    "head of service services manager officer lead leader director assistant senior deputy principal chief executive "
    "the and for team project programme support adviser advisor business coordinator co-ordinator interim acting "
    "strategic area group a in to at specialist administrator apprentice trainee graduate corporate".split()
)


def all_of_one_service(posts: Iterable[str]) -> bool:
    """Whether no post among ``posts`` is from outside, and no two of them name different fields of work.

    An empty post shows nothing, and counts as one of the service.
    """
    areas = []
    for post in posts:
        if _OUTSIDE.search(post):
            return False
        if area := set(words(post)) - _RANKS:
            areas.append(area)
    return all(one & other for at, one in enumerate(areas) for other in areas[at + 1 :])
