"""An equality lead makes the council's form from the standard one: with a mouse, and with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import Page, expect
from test_keyboard import Keyboard, signed_in

pytestmark = pytest.mark.browser
Arrive = Callable[[str], Page]

#: How long one act takes someone who does it for the first time: to find the place and think, and a letter to type.
SECONDS_AN_ACT, SECONDS_A_LETTER = 6.0, 0.3
MOST_SECONDS = 600
REVIEW = "When will you check what really happened?"


class Editor:
    """A person with a mouse at ``page``, whose acts are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.acts, self.letters = page, 0, 0

    @property
    def seconds(self) -> float:
        return self.acts * SECONDS_AN_ACT + self.letters * SECONDS_A_LETTER

    def follow(self, words: str) -> None:
        """Press the link or button called ``words``."""
        place = self.page.locator("main").locator("a, button").filter(has_text=re.compile(rf"^\s*{words}"))
        with self.page.expect_navigation():
            place.first.click()
        self.acts += 1

    def unfold(self, words: str) -> None:
        self.page.locator("summary").filter(has_text=re.compile(rf"^\s*{words}")).first.click()
        self.acts += 1

    def write(self, name: str, text: str) -> None:
        self.page.locator(f'[name="{name}"]').fill(text)
        self.acts, self.letters = self.acts + 1, self.letters + len(text)

    def choose(self, name: str, words: str) -> None:
        field = self.page.locator(f'select[name="{name}"]')
        value = field.locator("option").filter(has_text=words).first.get_attribute("value")
        field.select_option(value)
        self.acts += 1


class TypingEditor(Editor):
    """The same person without a mouse: the focus is seen at every stop."""

    def __init__(self, keys: Keyboard) -> None:
        super().__init__(keys.page)
        self.keys = keys

    def _to(self, words: str) -> None:
        # The browser puts a line's end before words that only a screen reader is told.
        self.keys.tab_to(re.sub(r"\\? ", r"\\s+", words), most=400)

    def follow(self, words: str) -> None:
        self._to(words)
        with self.page.expect_navigation():
            self.keys.press("Enter")
        self.acts += 1

    def unfold(self, words: str) -> None:
        self._to(words)
        self.keys.press("Enter")
        self.acts += 1

    def write(self, name: str, text: str) -> None:
        self.keys.tab_to(name=name)
        self.keys.type(text)
        self.acts, self.letters = self.acts + 1, self.letters + len(text)

    def choose(self, name: str, words: str) -> None:
        self.keys.tab_to(name=name)
        # What a list does with the letters of a choice is the browser's; its arrows are as good.
        for _ in range(200):
            if words in self.page.evaluate("document.activeElement.selectedOptions[0].text"):
                break
            self.keys.press("ArrowDown")
        else:
            raise AssertionError(f"“{words}” is not among the choices of {name}")
        self.acts += 1


def council_form(editor: Editor, title: str) -> None:
    """From the list of forms to a live form with a group, a scale, a condition and Welsh words of the council's own."""
    page = editor.page
    page.goto("/forms")
    editor.follow("Start a new form")
    editor.write("title", title)
    editor.choose("source", "Equality impact assessment (used here, version 1.0)")
    editor.follow("Start")
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    home = page.url.partition("#")[0]

    editor.follow("Add a local characteristic")
    editor.write("label", "People in temporary housing")
    editor.follow("Save")
    expect(page.get_by_role("link", name="People in temporary housing")).to_be_visible()

    editor.follow("Add a scale")
    editor.write("label", "How sure we are")
    for number, (level, when) in enumerate(
        (("Sure", "Two sources agree."), ("Unsure", "One source or none."))
    ):
        editor.write(f"levels-{number}-label", level)
        editor.write(f"levels-{number}-definition", when)
        editor.write(f"levels-{number}-severity", str(number))
    editor.follow("Save")

    editor.follow("Add a question to The three aims")
    editor.write("label", "How sure are you of this?")
    editor.choose("type", "A rating on one of the form’s scales")
    editor.choose("scale", "How sure we are")
    editor.choose("only_if", "only if “Yes” to “Could some groups fare better or worse than others?”")
    editor.follow("Save")
    added = page.get_by_role("listitem").filter(
        has=page.get_by_role("link", name="How sure are you of this?")
    )
    expect(added).to_contain_text("asked only sometimes")

    editor.follow("Two languages")
    editor.follow("The three aims")
    editor.write("sections[6].title", "Y tri nod")
    editor.follow("Save")
    page.goto(home)

    warned = page.locator(".lint").filter(has_text="review")
    expect(warned).to_have_count(0)
    editor.unfold(f"Move, copy or remove {re.escape(REVIEW)}")
    editor.follow(f"Remove {re.escape(REVIEW)}")
    editor.follow("Remove it")
    expect(warned.first).to_be_visible()
    editor.follow("Undo the last change")
    expect(warned).to_have_count(0)
    expect(page.get_by_role("link", name=REVIEW, exact=True)).to_be_visible()

    editor.follow("Make this draft live")
    editor.write("change_note", "Our first form: temporary housing, and how sure we are.")
    editor.follow("Make it live")
    expect(page.get_by_text("This version is in use and stays as it is.")).to_be_visible()
    assert editor.seconds < MOST_SECONDS, f"{editor.acts} acts and {editor.letters} letters"
    print(f"{editor.acts} acts, {editor.letters} letters, about {editor.seconds / 60:.1f} minutes")


def test_a_form_of_our_own_and_an_assessment_moved_to_its_next_version(
    person: Arrive, accessible: Callable[[Page], None]
) -> None:
    editor = Editor(person("equality"))
    council_form(editor, "Form by mouse")
    home = editor.page.url.partition("#")[0]

    lead = person("lead")
    lead.goto("/assessments/new")
    lead.get_by_label("What is being assessed?").fill("Warm rooms")
    lead.locator('[name="service"]').fill("Housing")
    version = lead.locator("label").filter(has_text="Form by mouse")
    if version.count():
        version.first.click()
    else:
        chosen = lead.locator('select[name="form_version"]')
        chosen.select_option(
            chosen.locator("option").filter(has_text="Form by mouse").first.get_attribute("value")
        )
    lead.locator('select[name="head"]').select_option(index=1)
    lead.get_by_role("button", name="Start", exact=True).click()
    lead.wait_for_url(re.compile(r"/assessments/EIA-"))
    assessment = lead.url
    lead.goto(f"{assessment}/sections/people_involved")
    lead.locator('[name="department"]').fill("Homes and places")
    lead.get_by_role("button", name="Save and come back later").click()
    lead.wait_for_url(assessment)

    page = editor.page
    page.goto(f"{home}/remove/question/department")
    expect(page.get_by_text("1 assessment has an answer here.")).to_be_visible()
    editor.follow("Remove it")
    editor.follow("Make this draft live")
    editor.write("change_note", "The service says it.")
    editor.follow("Make it live")

    lead.goto(f"{assessment}/form")
    expect(lead.get_by_role("heading", name="What is no longer asked")).to_be_visible()
    expect(lead.get_by_text("Homes and places")).to_be_visible()
    accessible(lead)
    lead.get_by_role("button", name="Move to version 1.1").click()
    expect(lead.get_by_role("heading", name="Kept from an earlier version")).to_be_visible()
    expect(lead.get_by_text("Homes and places")).to_be_visible()
    accessible(lead)
    lead.get_by_role("button", name="Undo the move").click()
    expect(lead.get_by_role("button", name="Move to version 1.1")).to_be_visible()


def test_a_form_of_our_own_by_keyboard(person: Arrive, site: Site) -> None:
    council_form(TypingEditor(signed_in(person(""), "equality", site.password)), "Form by keyboard")


def test_leaving_an_editor_with_unsaved_words_asks_first(person: Arrive) -> None:
    """Closing the tab asks once something was typed, and not after it was saved or when nothing was."""
    page = person("equality")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/forms")
    page.get_by_role("link", name="Start a new form").click()
    page.locator('[name="title"]').fill("Form half typed")
    page.locator('select[name="source"]').select_option("eia-standard@1.0")
    page.get_by_role("button", name="Start", exact=True).click()
    page.wait_for_url("**/forms/form-half-typed")
    for place in ("settings", "sections/summary", "languages/summary"):
        page.goto(f"/forms/form-half-typed/{place}")
        page.goto("/forms")
        assert asked == [], f"nothing was typed at {place}"
        page.goto(f"/forms/form-half-typed/{place}")
        page.locator("main textarea").first.press_sequentially("Half a sen")
        page.goto("/forms")
        assert asked == ["beforeunload"], place
        asked.clear()
    page.goto("/forms/form-half-typed/settings")
    page.locator("main textarea").first.press_sequentially("A sentence.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/forms/form-half-typed")
    assert asked == []
