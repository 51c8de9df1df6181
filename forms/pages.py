"""The hand-written forms: start, send, sign, return, publish, withdraw, accept a warning."""

from __future__ import annotations

from wtforms import (
    BooleanField,
    HiddenField,
    PasswordField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import EqualTo, InputRequired, Length

from forms.base import BaseForm


class StartForm(BaseForm):
    """A new assessment: what it is about, and who works on it and signs it."""

    title = StringField(
        "What is being assessed?",
        [
            InputRequired("Enter a title for the assessment."),
            Length(max=300, message="The title can have 300 characters at most."),
        ],
        description="The policy, service or decision, in the words a resident would use.",
    )  # fmt: skip
    service = StringField(
        "Service",
        [InputRequired("Enter the service."), Length(max=200, message="The service can have 200 characters at most.")],
    )  # fmt: skip
    form_version = SelectField(
        "Form", [InputRequired("Choose a form.")], invalid_choice_message="Choose a form from the list."
    )
    head = SelectField(
        "Head of service",
        [InputRequired("Choose the head of service who will sign.")],
        description="The person who signs the assessment. You cannot sign your own.",
        invalid_choice_message="Choose a head of service from the list.",
    )
    team = SelectMultipleField(
        "Team",
        description="People who may write in this assessment as well as you.",
        invalid_choice_message="Choose team members from the list.",
    )


class PeopleForm(BaseForm):
    """Who leads an assessment, who signs it and who writes in it, changed after it was started."""

    lead = SelectField(
        "Lead officer",
        [InputRequired("Choose the lead officer.")],
        invalid_choice_message="Choose a lead officer from the list.",
    )
    head = SelectField(
        "Head of service",
        [InputRequired("Choose the head of service who will sign.")],
        description="The person who signs the assessment. It cannot be somebody who wrote in it.",
        invalid_choice_message="Choose a head of service from the list.",
    )
    team = SelectMultipleField(
        "Team",
        description="People who may write in this assessment as well as the lead officer.",
        invalid_choice_message="Choose team members from the list.",
    )


class AccountForm(BaseForm):
    """An account: who signs in with it, as what, and whether it is open."""

    name = StringField(
        "Post",
        [InputRequired("Enter the post."), Length(max=200, message="The post can have 200 characters at most.")],
        description="Such as “Lead officer, Adult services”. It stands wherever this person did something.",
    )  # fmt: skip
    email = StringField(
        "E-mail address",
        [
            InputRequired("Enter the e-mail address."),
            Length(max=255, message="The address can have 255 characters at most."),
        ],
        description="They sign in with it.",
    )
    roles = SelectMultipleField(
        "What they do",
        [InputRequired("Choose at least one.")],
        invalid_choice_message="Choose from the list.",
    )
    active = BooleanField("The account is open: this person can sign in")


class PasswordForm(BaseForm):
    """A new password, typed twice. It carries no key: a password is never stored in any form but its hash."""

    password = PasswordField(
        "New password",
        [InputRequired("Enter a new password."), Length(12, 200, "Use 12 to 200 characters.")],
        description="At least 12 characters. Three words that have nothing to do with each other do well.",
    )
    password_again = PasswordField(
        "The same again", [EqualTo("password", "The two passwords are not the same.")]
    )


class OwnPasswordForm(PasswordForm):
    """Somebody who is signed in gives the old password too."""

    password_now = PasswordField("Your password now", [InputRequired("Enter your password.")])


class ActForm(BaseForm):
    """A button on its own: send, publish, take up again."""


class ReasonForm(BaseForm):
    """A verb that needs a reason."""

    reason = TextAreaField(
        "Reason",
        [InputRequired("Enter a reason."), Length(max=5000, message="The reason can have 5,000 characters at most.")],
    )  # fmt: skip


class WaiveForm(ReasonForm):
    """Accept a warning at an address, with a reason."""

    code = HiddenField(validators=[InputRequired()])
    address = HiddenField(validators=[InputRequired()])


class ProgressForm(BaseForm):
    """How far a promised action has come."""

    status = SelectField(
        "How far is it?",
        [InputRequired("Choose whether it is open, done or dropped.")],
        invalid_choice_message="Choose whether it is open, done or dropped.",
    )
    progress = TextAreaField(
        "What was done, or why it was dropped",
        [Length(max=5000, message="The progress can have 5,000 characters at most.")],
    )
    due = StringField(
        "New date, if it has changed",
        [Length(max=200, message="The date can have 200 characters at most.")],
        description="For example 31/5/2027 or May 2027",
    )


class ReportForm(BaseForm):
    """A committee report: what the checks read of it, and the assessments beside it."""

    revision = HiddenField()
    title = StringField(
        "Title of the report",
        [InputRequired("Enter the title."), Length(max=300, message="The title can have 300 characters at most.")],
    )  # fmt: skip
    committee = StringField(
        "Committee",
        [
            InputRequired("Enter the committee."),
            Length(max=200, message="The committee can have 200 characters at most."),
        ],
    )
    meeting_on = StringField("Day of the meeting", [Length(max=40)], description="For example 16/3/2027")
    reference = StringField(
        "Reference", [Length(max=80, message="The reference can have 80 characters at most.")]
    )
    kind = SelectField("Is it for decision?", invalid_choice_message="Choose one from the list.")
    assessments = TextAreaField(
        "Assessments it rests on",
        [Length(max=2000, message="Name fewer assessments.")],
        description="One reference on each line, such as EIA-2026-0014",
    )
    equality = TextAreaField(
        "Its paragraph on equality",
        [Length(max=50_000, message="The paragraph can have 50,000 characters at most.")],
        description="Word for word, as it will stand in the report",
    )
    text = TextAreaField(
        "What else the report says",
        [Length(max=200_000, message="The text can have 200,000 characters at most.")],
        description="The recommendations and the reasons, as far as you have them",
    )
    programme = StringField(
        "What the work programme says about an assessment",
        [Length(max=1000, message="The entry can have 1,000 characters at most.")],
    )
    instrument = StringField(
        "How it is done", [Length(max=300)], description="For example a contract or a policy"
    )
    term = StringField(
        "How long it runs", [Length(max=300)], description="For example 5 years and an option of 2"
    )
    value = StringField("Value", [Length(max=300)], description="For example £2.4 million a year")
    start = StringField("Start", [Length(max=100)], description="For example April 2027")

    def said(self) -> dict[str, str]:
        """What was typed, by field; the links and the revision are read by themselves."""
        skipped = ("csrf_token", "revision", "assessments")
        return {field.name: field.data or "" for field in self if field.name not in skipped}


class SignForm(BaseForm):
    """The head of service signs the revision whose digest was on the page."""

    digest = HiddenField(validators=[InputRequired()])
    name = StringField(
        "Your name",
        [InputRequired("Enter your name."), Length(max=200, message="The name can have 200 characters at most.")],
    )  # fmt: skip
    post = StringField(
        "Your post",
        [InputRequired("Enter your post."), Length(max=200, message="The post can have 200 characters at most.")],
    )  # fmt: skip
    agree = BooleanField(
        "I have read this assessment and agree with the statement",
        [InputRequired("Tick the box to say that you have read the assessment.")],
    )


class ReturnForm(BaseForm):
    """The head of service sends the revision back; the comments are posted as ``comment:<section>``."""

    digest = HiddenField(validators=[InputRequired()])


class SendForm(BaseForm):
    """The lead officer signs for the text that is sent."""

    name = StringField(
        "Your name",
        [InputRequired("Enter your name."), Length(max=200, message="The name can have 200 characters at most.")],
        description="As it will stand in the published assessment.",
    )  # fmt: skip
    post = StringField(
        "Your post",
        [InputRequired("Enter your post."), Length(max=200, message="The post can have 200 characters at most.")],
    )  # fmt: skip
