"""A council's own form in the making, in the server's database, and every page of the form builder."""

from __future__ import annotations

from eia import accounts, builder, store, workflow
from eia.models import FormVersion
from forms import editing
from forms.definition import dump, shipped

ID = "our-equality-form"
FORM = f"/forms/{ID}"


def make() -> str:
    """A form that is live, and a draft after it; the address of an assessment on the live version.

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
    return f"/assessments/{assessment.reference}"


def pages(assessment: str) -> list[tuple[str, str, str, int]]:
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
    return [
        *ours,
        ("section-two-languages", "team", f"{assessment}/sections/people_involved", 200),
        ("section-welsh", "team", f"{assessment}/sections/people_involved?language=cy", 200),
        ("tasks-welsh", "team", f"{assessment}?language=cy", 200),
    ]
