"""Promises made in passing and gaps admitted in passing, and actions that only wish."""

from __future__ import annotations

import re

from rules.text.dates import DATE
from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.phrases import find, has
from rules.text.statistics import has_statistic
from rules.text.words import sentences, words

#: Exact phrases that commit the writer to something, or own up to something missing.
_PROMISES = (
    "consideration will be given", "consideration will also be given", "thought will be given",
    "will give consideration", "will give thought", "will give due regard", "attention will be given",
    "attention will be paid", "will pay attention", "will be taken into account", "will take into account",
    "will be catered for", "will cater for", "arrangements will be made", "adjustments will be made",
    "support will be offered", "training will be given", "training will be provided", "staff will be trained",
    "will have the right specialism", "ensure we have the right", "we will explore", "we will look into",
    "we will work with", "we will make sure", "we will ensure", "we will seek to", "we will monitor",
    "will be monitored by ethnicity", "will be made available in other languages", "will be translated",
    "will be asked to reach", "to reach those who are", "to reach people who are",
)  # fmt: skip
_GAPS = (
    "known gap", "known gaps", "identified gap", "identified gaps", "gap in the current", "gap in current",
    "gaps in current", "gaps in the current", "gap in provision", "gaps in provision", "unmet need", "unmet needs",
    "not currently met", "currently under-represented", "currently underrepresented",
)  # fmt: skip
_COMMITMENTS = (*_PROMISES, *_GAPS)
_WISHES = frozenset(
    "entice attract promote promotes encourage encourages aim aims consider considers explore explores seek seeks "
    "strive strives aspire aspires endeavour support supports improve improves enhance enhances raise champion "
    "embed foster celebrate value embrace work continue ensure ensures maximise strengthen develop welcome".split()
)
#: What somebody can be seen to have done.
_DEEDS = frozenset(
    "add adapt agree appoint arrange ask assess audit award book build buy change check commission consult count "
    "create deliver distribute draft employ extend fit fund hire hold include install introduce invite issue keep "
    "launch lower make measure meet move open order pay place print produce provide publish put record "
    "recruit reduce remove replace report require reserve review run send set sign start survey test train "
    "translate visit write collect contact convert "
    "design discuss offer tell analyse map speak phone email post interview".split()
)
_CONCRETE = compiled(r"\d|https?://|\bwww\.", re.IGNORECASE)
#: After these, or at the start of a sentence, a verb is what somebody will do; after "who can" it is not.
_CLAUSE_ENDS = str.maketrans(dict.fromkeys(".!?:;,–", "\n"))
_LEADS = frozenset({"and", "by", "then", "will", "we", "or", "also", "must"})
_COMMON = frozenset(
    "which their there these those other people person service services children young family families provider "
    "providers support supported including include needs group groups within about would could should where while "
    "being through based order ensure right place current existing council might with from this that have will been "
    "what when than then them they more most some such also only were into over under between after before "
    "because".split()
)
_ACTION = compiled(r"\bactions? \d|https?://|\bwww\.", re.IGNORECASE)


@once
def commitment(text: str) -> tuple[int, int] | None:
    """The span of the first sentence of ``text`` that promises something or admits a gap; None where none does."""
    first = find(text, _COMMITMENTS)
    for start, end in [span for span in sentences(text) if span[1] > first[0]] if first else ():
        sentence = text[start:end]
        if has(sentence, _COMMITMENTS):
            return start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
    return None


def is_pinned_down(text: str) -> bool:
    """Whether ``text`` points to an action by number, or gives a figure, a day or a link of its own."""
    return bool(_ACTION.search(text) or DATE.search(text) or has_statistic(text))


def subject_words(text: str) -> frozenset[str]:
    """The words of ``text`` that tell one subject from another: five letters or more, none of the common ones."""
    return frozenset(word[:7] for word in words(text) if len(word) >= 5 and word not in _COMMON)


@once
def only_wishes(text: str) -> bool:
    """Whether the first verb of an action is a wish (entice, promote, encourage) and nothing in it can be done.

    A figure, a link, or a verb such as train, print or move where a sentence or a second half begins, is a deed.
    """
    if _CONCRETE.search(text):
        return False
    first = next((word for word in words(text) if word in _WISHES or _is_deed(word)), "")
    if first not in _WISHES:
        return False
    for clause in text.translate(_CLAUSE_ENDS).split("\n"):
        found = words(clause)
        if any(_is_deed(word) and (at == 0 or found[at - 1] in _LEADS) for at, word in enumerate(found)):
            return False
    return True


def _is_deed(word: str) -> bool:
    stems = {
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("d"),
        word.removesuffix("ed"),
    }
    stem = word.removesuffix("ing")
    return bool((stems | {stem, stem + "e"}) & _DEEDS)
