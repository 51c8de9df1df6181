"""What an answer is *for*: the closed list that rules bind to, in the words of the duty.

A question's wording and id belong to the council; its purpose belongs to this list, so a rule
that asks for "evidence" about age works on every council's form.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """One entry of the list: its id, what it means in plain words, and whether a form may ask it twice."""

    id: str
    label: str
    many: bool = False


_LIST = (
    Purpose("title", "what the assessment is called"),
    Purpose("description", "what is proposed", many=True),
    Purpose("document_type", "what kind of document or service is assessed"),
    Purpose("document_stage", "whether it is new, existing or a revision"),
    Purpose("department", "the department"),
    Purpose("service", "the service"),
    Purpose("author", "the lead officer"),
    Purpose("team", "who else worked on the assessment"),
    Purpose("assessment_date", "when the assessment was made"),
    Purpose("version", "the version as printed"),
    Purpose("attachment", "a document attached or referred to", many=True),
    Purpose("stakeholders", "who has a stake in it"),
    Purpose("affected_people", "who is affected", many=True),
    Purpose("numbers", "how many people are affected"),
    Purpose("cost", "what it costs or saves"),
    Purpose("start_date", "when the change starts"),
    Purpose("decision_date", "when the decision is made"),
    Purpose("options_considered", "what else was considered"),
    Purpose("staff", "the effect on staff"),
    Purpose("benefit", "who is meant to benefit"),
    Purpose("differential_impact", "whether some groups fare differently"),
    Purpose("individual_decisions", "whether decisions rest on individual circumstances"),
    Purpose("good_relations", "relations between groups"),
    Purpose("targeted_action", "action aimed at equality"),
    Purpose("history_of_outcomes", "unequal outcomes in the past"),
    Purpose("negative_screen", "whether harm is possible, at screening"),
    Purpose("evidence", "the evidence", many=True),
    Purpose("evidence_gap", "what is not known"),
    Purpose("evidence_strength", "how strong the evidence is"),
    Purpose("consultation_done", "whether people were consulted"),
    Purpose("consultation", "who was consulted, and what they said", many=True),
    Purpose("adverse", "negative effects"),
    Purpose("positive", "positive effects"),
    Purpose("rating", "the rating of the effect"),
    Purpose("rating_reason", "the reason for the rating"),
    Purpose("mitigation", "what will be done about a negative effect"),
    Purpose("residual_rating", "the rating once that is done"),
    Purpose("proceed", "whether to go on to a full assessment"),
    Purpose("proceed_reason", "why a full assessment is not needed"),
    Purpose("proceed_date", "when that was decided"),
    Purpose("limb_eliminate", "first aim: eliminate discrimination"),
    Purpose("limb_advance", "second aim: advance equality of opportunity"),
    Purpose("limb_foster", "third aim: foster good relations"),
    Purpose("intersection", "people who share more than one characteristic"),
    Purpose("cumulative", "the effect together with other changes"),
    Purpose("welsh_language", "the effect on the Welsh language", many=True),
    Purpose("contractor", "how contractors are held to equality law"),
    Purpose("summary", "the summary"),
    Purpose("outcome", "the conclusion: continue, adjust, justify or stop"),
    Purpose("justification", "why a negative effect is justified"),
    Purpose("action", "the actions promised"),
    Purpose("action_plan", "where the full action plan is"),
    Purpose("review_date", "when it will be reviewed"),
    Purpose("further_assessments", "other assessments needed"),
    Purpose("lead_sign_off", "the lead officer's sign-off"),
    Purpose("head_sign_off", "the head of service's sign-off"),
    Purpose("exempt_content", "what may not be published"),
    Purpose("equality_adviser", "the equality adviser's comment"),
    Purpose("comments", "anything else", many=True),
)

PURPOSES: dict[str, Purpose] = {purpose.id: purpose for purpose in _LIST}
