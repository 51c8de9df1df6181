"""What a proposal changes: what happens now and what will, what is taken away, what it does to staff, and the other
changes that it names.
"""

from __future__ import annotations

import re

from rules.text.dates import without_dates
from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.words import plain_words, sentences

_NOW_HEADING = compiled(
    r"(?:^|[.;\n])\s*[-•*]?\s*(?:now|today|current(?:ly)?|at present|present position|as is"
    r"|existing(?: service| position)?"
    r"|(?:the )?current (?:position|service|offer|arrangements?|model|situation)|what happens now)\s?:\s?\S",
    re.IGNORECASE,
)
_NOW = compiled(
    r"\b(?:(?<!will )(?<!would )now|currently|at present|at the moment|presently|today|until now|to date"
    r"|since \d{4}|so far|already|historically"
    r"|for (?:many|several|the last \w+) years)\b",
    re.IGNORECASE,
)
#: What goes on, as against a label such as "existing contract: four years".
_VERB = (
    r"(?:is|are|has|have|was|were|had|runs?|provides?|offers?|opens?|meets?|serves?|gets?|uses?|pays?"
    r"|receives?|gives?"
    r"|costs?|works?|takes?|covers?|delivers?|supports?|helps?|allows?|charges?|employs?|sits?|stands?|goes"
    r"|go|comes?"
    r"|lives?|visits?|collects?|holds?|makes?)"
)
_THE_PRESENT = compiled(
    rf"\b(?:the|our|its|these|this|each|most|all) (?:current|existing"
    rf"|present)(?: [^\s.;:!?]{{1,25}}){{1,4}}? {_VERB}\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 6
_THEN = compiled(
    r"\b(?:will|would|shall|proposed?|proposes|proposing|proposals?|instead|replac(?:e|es|ed|ing)|in future"
    r"|(?:is|are) to be"
    r"|we (?:want|plan|intend|aim) to|the (?:plan|aim|intention|idea) is|going to|recommend(?:s|ed)?"
    r"|introduc(?:e|es|ing)"
    r"|aims? to|planned|new)\b",
    re.IGNORECASE,
)


@once
def says_now(text: str) -> bool:
    """Whether ``text`` says what happens now: a heading for it, or a sentence about the present."""
    if _NOW_HEADING.search(text):
        return True
    for start, end in sentences(text):
        sentence = without_dates(text[start:end])
        told = _THE_PRESENT.search(sentence) or _NOW.search(sentence)
        if told and len(plain_words(sentence)) >= _LEAST_WORDS:
            return True
    return False


@once
def says_then(text: str) -> bool:
    """Whether ``text`` says what is proposed."""
    return bool(_THEN.search(text))


#: Something that people have now is taken from them, made dearer or moved away. "Close to" and "in charge" are not.
_TAKEN = compiled(
    r"\b(?:clos(?:es?|ed|ing) (?:down|of (?:the|two|three|a|one|all)|the|its?|our|two|three|one|all|both"
    r"|part|at|on|early"
    r"|in|from|for)|(?:will|to|would|must|may|could) close(?! to\b)|closures?|shut(?:s|ting)?(?: down)?"
    r"|cuts? (?:to|in|of|back) |(?:cuts?|cutting) (?:the |its |our |their )?(?:\w+ )?(?:hours|staff"
    r"|services?|budget|funding"
    r"|grants?|places|posts|number|opening|support)|will be cut|withdraw(?:s|n|al|ing)?"
    r"|(?:to|will|would|must|should) be (?:closed|shut|withdrawn|relocated|stopped|ended|reduced|removed|merged)"
    r"|reduc(?:e|es|ed|ing) the (?:number|amount|level) of (?:\w+ )?(?:beds|places|hours|visits|sites|days"
    r"|staff|posts|centres|buses)"
    r"|decommission(?:s|ed|ing)?|ceas(?:e|es|ed|ing)|discontinu(?:e|es|ed|ing)|terminat(?:e|es|ed|ing|ion)"
    r"|(?:service|scheme|grant|funding|contract|subsidy|route|discount) (?:will end|ends|stops|will stop"
    r"|is to end|is removed)"
    r"|end (?:the|of the|our|its) (?:service|scheme|grant|funding|subsidy|discount)"
    r"|(?:new|higher|increased?|rais(?:e|es|ing)) (?:\w+ )?(?:charges?|fees?|prices?|fares?|rents?)"
    r"|(?:charges?|fees?|prices?) (?:will |are to )?(?:rise|increase|go up|be introduced|be raised)"
    r"|introduc(?:e|es|ing) (?:\w+ )?"
    r"(?:charges?|fees?)|charg(?:e|es|ing) (?:for|people|users|residents|customers|families)"
    r"|(?:new|change[sd]?|changing|tight\w+|strict\w*|revised|different|raise[sd]?|higher) (?:to |in )?(?:the )?"
    r"(?:eligibility|entitlement)\w*|(?:eligibility|entitlements?) (?:criteria |rules "
    r"|thresholds? )?(?:will|would|changes?|rises?|ends?|is|are)"
    r"|restructur(?:e|es|ed|ing)|redundanc(?:y|ies)|relocat(?:e|es|ed|ing|ion)"
    r"|reduc(?:e|es|ed|ing|tion) (?:in |of |the |its |our |their )?(?:opening hours|hours|services?|staff"
    r"|funding|grants?|places"
    r"|support|provision|budget)|means[- ]test(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_DENIED = compiled(
    r"\b(?:no|not|nor|without|never|neither|none|nothing|free of|does not|will not|do not|won['’]t|isn['’]t"
    r"|aren['’]t)"
    r"(?:,? \w+){0,5},? ?$",
    re.IGNORECASE,
)


@once
def taken_away(text: str) -> tuple[int, int] | None:
    """The span of the first words saying that something is closed, cut, charged for, moved or withheld, or None."""
    for start, end in _TAKEN.sentences(text):
        for match in _TAKEN.finditer(text, start, end):
            if not _DENIED.search(text, max(start, match.start() - 60), match.start()):
                return match.span()
    return None


_STAFF = compiled(
    r"\b(?:restructur(?:e|es|ed|ing) (?:of|in) (?:the |our |its |two |three |four )?(?:\w+ )?(?:teams?"
    r"|staff|services?|workforce"
    r"|department|posts)|staff(?:ing)? restructure|tupe|redundanc(?:y|ies)|rotas?|shift patterns?"
    r"|(?:posts?|jobs?|roles?) (?:will |are to |would )?(?:be )?(?:deleted?|lost|removed|cut|at risk|regraded)"
    r"|(?:delet(?:e|es|ing|ion)|loss|cut) (?:of )?(?:\w+ )?(?:posts?|jobs?|roles?)|regrading|job evaluation"
    r"|staff (?:will |would |are to |to )?(?:be )?(?:transferr?(?:ed)?|moved?|relocated|redeployed)"
    r"|transfer of staff|redeploy(?:ed|ment)|change of (?:work)?base)\b",
    re.IGNORECASE,
)
_UNTOUCHED = compiled(
    r"\b(?:not (?:be )?(?:affected|changed?)|unaffected|unchanged|stays? the same)\b", re.IGNORECASE
)
_STAFF_COUNTED = compiled(
    r"\b\d[\d,]* (?:[a-z\-]+ )?(?:staff|employees?|workers?|officers?|posts?|colleagues|drivers"
    r"|cleaners|wardens)\b"
    r"|\b(?:staff|employees|posts|workforce)\b[^.;\n]{0,50}?\b\d[\d,]*(?:\s?%|\s(?:are|of them|women|men"
    r"|people|disabled|work))",
    re.IGNORECASE,
)


@once
def staff_change(text: str) -> tuple[int, int] | None:
    """The span of the first words saying that jobs, shifts or workplaces change, or None."""
    for match in _STAFF.finditer(text):
        after = text[match.end() : match.end() + 50].split(".")[0]
        if not _DENIED.search(text, max(0, match.start() - 60), match.start()) and not _UNTOUCHED.search(
            after
        ):
            return match.span()
    return None


def counts_staff(text: str) -> bool:
    """Whether ``text`` gives a number of people who work for the council or its contractors."""
    return bool(_STAFF_COUNTED.search(text))


_BESIDE = (
    r"(?:combined with|together with|on top of|in addition to|alongside|coupled with|as well as|following|after"
    r"|in parallel with|linked to|added to|follows|comes after|adds to)"
)
_OTHER = compiled(
    rf"\b{_BESIDE} (?:the |our |a |its |other )?(?:council['’]s )?(?:recent|planned|earlier|previous"
    rf"|proposed|forthcoming|parallel"
    r"|ongoing|wider|last year['’]s|this year['’]s)(?: [^\s.;:!?]{1,25}){0,3}? "
    r"(?:re-?commissioning|commissioning|closures?|changes?|reviews?|moves?|restructur\w+|cuts?|reductions?"
    r"|decisions?"
    r"|proposals?|savings?|transfers?|redesigns?|reorganisations?|tenders?|contracts?|withdrawals?"
    r"|increases?|charges?)\b"
    r"(?: (?:of|to|in|for|on) [^.;:!?\n]{1,60})?",
    re.IGNORECASE,
)
_ASSESSED = compiled(
    r"\b(?:in (?:the )?(?:law|legislation|guidance)|government|act|EIA|assessments?)\b|https?://|\bwww\.",
    re.IGNORECASE,
)


@once
def other_change(text: str) -> tuple[int, int] | None:
    """The span that names another change of the council beside this one, where its sentence points to no assessment."""
    for start, end in _OTHER.sentences(text):
        match = _OTHER.search(text, start, end)
        if match and not _ASSESSED.search(text, start, end):
            return match.span()
    return None
