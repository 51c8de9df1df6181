"""Make a Document of a transcription of the published form.

    python tests/real/convert.py TRANSCRIPTION.json OUT.json

The transcription keeps what could be read of a completed form, cell by cell. Nothing is added and nothing
is corrected: a mark that the reading lost becomes an unreadable answer, an empty cell stays empty.
Exit code 0 when OUT was written, 2 with a sentence when it was not.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from forms import dates  # noqa: E402
from forms.definition import dump, shipped  # noqa: E402
from forms.document import Document, DocumentError  # noqa: E402

FORM = "cheshire-east@2022"
LOST = {"unreadable": "The tick was lost when the text was extracted."}
_NAME_AND_POST = re.compile(r"(?P<name>[^()]+?)\s*\((?P<post>.+)\)", re.DOTALL)
_YES_OR_NO = re.compile(r"(?P<choice>yes|no)\b[.,:;]?\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)

JSON = Any
Answers = dict[str, JSON]


def convert(source: JSON) -> dict[str, JSON]:
    """The Document JSON of a transcription, definition included.

    Raises KeyError for a part the transcription lacks, ValueError for a cell that fits no answer.
    """
    first = source["section_1_description"]
    answers = _description(first) | _screening(source["section_2_initial_screening"])
    answers |= _impacts(source["section_3_impacts_and_evidence"])
    answers |= _conclusion(source["section_4_review_and_conclusion"])
    last = source["section_4_review_and_conclusion"]
    return {
        "document": 1,
        "definition": dump(shipped(FORM)),
        "as_of": first["date"]["date_iso"],
        "about": {
            "title": source["source"]["report_title"],
            "service": first["service"]["answer"] or "",
            "version": first["version"]["answer"] or "",
            "lead_officer": _person(first["lead_officer_responsible_for_assessment"]["answer"])["name"],
            "head_of_service": ", ".join(last["head_of_service_signoff"].get("names_as_read", ())),
        },
        "answers": {address: value for address, value in answers.items() if value is not None},
        "waivers": [],
    }


def _description(part: JSON) -> Answers:
    return {
        "department": part["department"]["answer"],
        "lead_officer": _person(part["lead_officer_responsible_for_assessment"]["answer"]),
        "service": part["service"]["answer"],
        "team": _people(part["other_members_of_team_undertaking_assessment"]),
        "assessment_date": _date(part["date"]["answer"]),
        "version": part["version"]["answer"],
        "document_type": _ticks(part["type_of_document"], several=True),
        "document_stage": _ticks(part["new_existing_or_revision"]),
        "description": part["title_and_subject"]["answer"],
        "stakeholders": part["main_stakeholders"]["answer"],
    }


def _screening(part: JSON) -> Answers:
    answers: Answers = {
        "affected_people": part["who_is_affected"]["answer"],
        "benefit": part["who_is_intended_to_benefit_and_how"]["answer"],
        "differential_impact": part["different_impact_or_outcome_for_some_groups"]["answer"],
        "individual_decisions": part["decisions_based_on_individual_characteristics"]["answer"],
        "good_relations": part["relations_between_groups"]["answer"],
        "targeted_action": part["targeted_action_to_promote_equality"]["answer"],
    }
    for who, row in part["negative_impact_on_characteristics"]["rows"].items():
        tick = _ticks(row)
        answers[f"{who}.negative_screen"] = tick if tick == LOST else _choice(tick)
    for who, row in part["evidence"]["rows"].items():
        answers[f"{who}.evidence"] = row["evidence"]
        answers[f"{who}.consultation_done"] = _consulted(row)
    decision = part["proceed_to_full_impact_assessment"]
    tick = _ticks(decision)
    answers["proceed"] = tick if tick == LOST else _choice(tick)
    answers["proceed_date"] = _date(re.sub(r"^Date\s+", "", decision["date_cell"] or ""))
    return answers


def _impacts(part: JSON) -> Answers:
    answers: Answers = {}
    for who, row in part["rows"].items():
        answers[f"{who}.adverse"] = _choice(row["adverse_impact"])
        answers[f"{who}.positive"] = _choice(row["positive_impact"])
        answers[f"{who}.rating"] = row["rating"].lower() if row["rating"] else None
        answers[f"{who}.mitigation"] = row["further_action"]
    answers["contractors"] = _choice(part["contractors"]["answer"])
    return answers


def _conclusion(part: JSON) -> Answers:
    answers: Answers = {
        "summary": part["summary"]["answer"],
        "actions": [_action(row) for row in part["actions"]["rows"]] or None,
        "action_plan": part["action_plan_details_and_link"]["answer"],
        "review_date": _date(part["review_date"]["answer"]),
        "further_assessments": part["additional_assessments"]["answer"],
    }
    for address, key in (
        ("lead_sign_off", "lead_officer_signoff"),
        ("head_sign_off", "head_of_service_signoff"),
    ):
        line = part[key]
        people, date = _people(line), _date(line["date"])
        answers[address] = {"people": people or [], "date": date} if people or date else None
    return answers


def _action(row: JSON) -> JSON:
    cells = {
        "action": row["action"],
        "monitoring": row["monitoring"],
        "owner": row["officer_responsible"],
        "due": _date(row["target_date"]),
    }
    return {column: cell for column, cell in cells.items() if cell}


def _ticks(cell: JSON, *, several: bool = False) -> JSON:
    """What was ticked, by option id; LOST where the reading cannot tell for any option."""
    marks = {option["option"].lower(): option["ticked"] for option in cell["options"]}
    if None in marks.values():
        return LOST
    ticked = [option for option, mark in marks.items() if mark]
    return (ticked or None) if several else next(iter(ticked), None)


def _choice(cell: str | None) -> JSON:
    """``Yes. Words`` as a choice and its words; None for an empty cell."""
    if not cell:
        return None
    cell = {"y": "yes", "n": "no"}.get(cell, cell)
    match = _YES_OR_NO.fullmatch(cell)
    if match is None:
        raise ValueError(f"A cell that should begin with yes or no begins with {cell[:20]!r}.")
    text = match["text"].strip()
    return {"choice": match["choice"].lower()} | ({"text": text} if text else {})


def _consulted(row: JSON) -> JSON:
    """The Yes and No columns hold words; the column they stand in is the choice."""
    for choice in ("yes", "no"):
        cell = row[f"consultation_{choice}_column"]
        if cell:
            match = re.fullmatch(rf"{choice}\b[.,:;]?\s*(.*)", cell, re.IGNORECASE | re.DOTALL)
            text = match[1] if match else cell
            return {"choice": choice} | ({"text": text} if text else {})
    return None


def _person(cell: str | None) -> dict[str, str]:
    match = _NAME_AND_POST.fullmatch(cell or "")
    return {"name": match["name"], "post": match["post"]} if match else {"name": cell or "", "post": ""}


def _people(cell: JSON) -> JSON:
    return [{"name": name, "post": ""} for name in cell.get("names_as_read", ())] or None


def _date(cell: str | None) -> JSON:
    return dict(dates.value(cell)) if cell else None


def main(arguments: Sequence[str]) -> int:
    """Convert the file named first to the file named second; the exit code."""
    if len(arguments) != 2:
        print("Usage: python tests/real/convert.py TRANSCRIPTION.json OUT.json", file=sys.stderr)
        return 2
    source, target = map(Path, arguments)
    try:
        made = convert(json.loads(source.read_text(encoding="utf-8")))
        Document.from_json(made, source.name)
        target.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.", file=sys.stderr)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        print(f"{source.name}: this is not a JSON file: {error}.", file=sys.stderr)
    except (KeyError, TypeError, AttributeError) as error:
        print(f"{source.name}: this is not a transcription of the form: {error!r}.", file=sys.stderr)
    except (ValueError, DocumentError) as error:
        print(f"{source.name}: {error}", file=sys.stderr)
    else:
        return 0
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
