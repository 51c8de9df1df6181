"""A council's own form in the making, in the server's database, and every page of the form builder."""

from __future__ import annotations

from eia import accounts, builder, store, upgrading, workflow
from eia.models import FormVersion, User
from forms import editing
from forms.definition import dump, shipped

ID = "our-equality-form"
FORM = f"/forms/{ID}"


def make() -> dict[str, str]:
    """A form that is live, and a draft after it; the address of an assessment on the live version.

    Beside it two on the older version of a form: one that can move to the newer, and one that did.
    Needs the context of an application; the caller commits.
    """
    equality, lead, head, team = (
        accounts.by_email(f"{who}@demo.example") for who in ("equality", "lead", "head", "team")
    )
    assert equality and lead and head and team

    def state() -> str:
        return builder.state(builder.current(ID))

    builder.start(equality, dump(shipped("eia-standard@1.0")), ID, "Our equality form")
    builder.edit(
        equality,
        ID,
        state(),
        "Worded in Cymraeg",
        lambda s: editing.reword(s, "sections[0].title", "cy", "Pwy"),
    )
    live: FormVersion = builder.make_live(equality, ID, state(), "Our own form.")
    assessment = workflow.start(lead, "Library hours", "Libraries", lead, head, [team], live)
    store.save_answers(lead, assessment, {"action_plan": ("In the service plan for 2027.", 0)})
    for note, question in (
        ("Removed the action plan", "action_plan"),
        ("Removed the review date", "review_date"),
    ):
        builder.edit(equality, ID, state(), note, lambda s, q=question: editing.remove_question(s, q))  # type: ignore[misc]
    return {"form": f"/assessments/{assessment.reference}", **_upgrades(equality, lead, head)}


def _upgrades(equality: User, lead: User, head: User) -> dict[str, str]:
    def state() -> str:
        return builder.state(builder.current("another-form"))

    builder.start(equality, dump(shipped("eia-standard@1.0")), "another-form", "Another form")
    old = builder.make_live(equality, "another-form", state(), "Begun.")
    made = []
    for title in ("Bus fares", "Bus stops"):
        assessment = workflow.start(lead, title, "Transport", lead, head, [], old)
        said = {
            "action_plan": "In the plan.",
            "summary": "Fares rise.",
            "description": "Fares rise by a tenth.",
        }
        store.save_answers(lead, assessment, {address: (text, 0) for address, text in said.items()})
        made.append(assessment)
    asked = {
        "type": "long_text",
        "purpose": "comments",
        "label": "Which plan is it in?",
        "was": ["action_plan"],
    }
    for note, change in (
        ("Added a question", lambda s: editing.add_question(s, "actions", asked)[0]),
        ("Removed one", lambda s: editing.remove_question(s, "action_plan")),
        ("Removed another", lambda s: editing.remove_question(s, "summary")),
        (
            "Reworded one",
            lambda s: editing.change_question(s, "description", {"label": "What would change?"}),
        ),
    ):
        builder.edit(equality, "another-form", state(), note, change)
    new = builder.make_live(equality, "another-form", state(), "Shorter.")
    upgrading.upgrade(lead, made[1], new, made[1].revision)
    return dict(
        zip(("upgrade", "upgraded"), (f"/assessments/{each.reference}/form" for each in made), strict=True)
    )


def pages(at: dict[str, str]) -> list[tuple[str, str, str, int]]:
    """Every page of the builder as (its name, who opens it, its address, the status it answers with)."""
    found = {
        "forms": "/forms", "form-start": "/forms/new", "form-import": "/forms/import", "outline": FORM,
        "form-settings": f"{FORM}/settings", "section-new": f"{FORM}/sections/new",
        "section-edit": f"{FORM}/sections/impacts", "question-new": f"{FORM}/sections/summary/questions/new",
        "question-edit": f"{FORM}/questions/rating", "question-rows": f"{FORM}/questions/actions",
        "question-choices": f"{FORM}/questions/outcome", "who-new": f"{FORM}/characteristics/new",
        "who-edit": f"{FORM}/characteristics/age", "scale-new": f"{FORM}/scales/new",
        "scale-edit": f"{FORM}/scales/impact", "remove": f"{FORM}/remove/question/summary",
        "live": f"{FORM}/live", "compare": f"{FORM}/compare?from=1.0&to=1.1", "form-history": f"{FORM}/history",
        "languages": f"{FORM}/languages", "languages-section": f"{FORM}/languages/summary",
        "preview": f"{FORM}/preview/impacts/age", "preview-phone": f"{FORM}/preview/impacts/age?width=phone",
        "preview-welsh": f"{FORM}/preview?language=cy", "preview-rows": f"{FORM}/preview/actions?filled=no",
        "no-such-form": "/forms/nothing",
    }  # fmt: skip
    ours = [(name, "equality", address, 200) for name, address in found.items()]
    ours[-1] = (*ours[-1][:3], 404)
    assessment = at["form"]
    return [
        *ours,
        ("upgrade", "lead", at["upgrade"], 200),
        ("upgrade-not-mine", "team", at["upgrade"], 404),
        ("upgraded-with-orphans", "lead", at["upgraded"], 200),
        ("section-two-languages", "team", f"{assessment}/sections/people_involved", 200),
        ("section-welsh", "team", f"{assessment}/sections/people_involved?language=cy", 200),
        ("tasks-welsh", "team", f"{assessment}?language=cy", 200),
    ]
