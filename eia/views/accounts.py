"""Accounts: who may sign in and as what, and the pages on which a person sets a password."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_security.utils import logout_user

from eia import accounts, parking
from eia.errors import NotFound, NotUnderstood
from eia.extensions import db
from eia.models import ROLES, User
from eia.permissions import may, public, signed_in, signed_in_user
from eia.views.once import done, once
from forms.base import new_key
from forms.pages import AccountForm, OwnPasswordForm, PasswordForm

blueprint = Blueprint("accounts", __name__)
#: What each change of an account is called in its history.
EVENTS = {"account_link": "A link to set the password was made", "password": "The password was set"}


@blueprint.get("/accounts")
@may("manage_accounts")
def listed() -> str:
    """Every account with its roles and whether it is open."""
    return render_template("accounts/list.html", people=accounts.everyone(), roles=ROLES)


@blueprint.route("/accounts/new", methods=["GET", "POST"])
@once
@may("manage_accounts")
def new() -> Any:
    """Add an account. Its password is set by a link, so that only its owner knows it."""
    form = _form(None)
    problems: list[tuple[str, str]] = []
    if form.validate_on_submit():
        try:
            user = accounts.add(form.email.data, form.name.data, form.roles.data, None, signed_in_user())
            return done(url_for("accounts.one", number=user.id), "The account is added.")
        except NotUnderstood as problem:
            problems = [(form.email.id, problem.sentence)]
    return _edit(form, None, problems)


@blueprint.route("/accounts/<int:number>", methods=["GET", "POST"])
@once
@may("manage_accounts")
def one(number: int) -> Any:
    """One account: change it, close it, or make a link to set its password."""
    user = _account(number)
    form = _form(user)
    problems: list[tuple[str, str]] = []
    if form.validate_on_submit():
        said = (form.email.data, form.name.data, form.roles.data, form.active.data)
        try:
            changed = accounts.change(signed_in_user(), user, *said)
            return done(
                url_for("accounts.listed"), "The account is changed." if changed else "Nothing was changed."
            )
        except NotUnderstood as problem:
            db.session.rollback()
            user = _account(number)
            problems = [(form.email.id, problem.sentence)]
    return _edit(form, user, problems)


@blueprint.post("/accounts/<int:number>/link")
@may("manage_accounts")
def link(number: int) -> Any:
    """Show, once, an address at which the owner of the account sets its password."""
    user = _account(number)
    token = accounts.password_token(signed_in_user(), user)
    db.session.commit()
    address = url_for("accounts.set_password", token=token, _external=True)
    return render_template("accounts/link.html", user=user, address=address)


@blueprint.route("/sign-in/password/<token>", methods=["GET", "POST"])
@public
def set_password(token: str) -> Any:
    """Whoever holds the link sets the password; the link is used up by it."""
    user, form = accounts.holder(token), PasswordForm()
    if form.validate_on_submit():
        accounts.set_password(user, form.password.data)
        db.session.commit()
        return _to_sign_in()
    return _password(form, user)


@blueprint.route("/sign-in/password", methods=["GET", "POST"])
@signed_in
def own_password() -> Any:
    """Change one's own password, which ends one's sign-ins everywhere."""
    user, form = signed_in_user(), OwnPasswordForm()
    problems: list[tuple[str, str]] = []
    if form.validate_on_submit():
        if accounts.knows_password(user, form.password_now.data):
            accounts.set_password(user, form.password.data)
            db.session.commit()
            logout_user()
            return _to_sign_in()
        problems = [(form.password_now.id, "This is not the password you sign in with now.")]
    return _password(form, user, problems)


def _account(number: int) -> User:
    user = db.session.get(User, number)
    if user is None:
        raise NotFound()
    return user


def _form(user: User | None) -> AccountForm:
    """The form as posted, as kept when a sign-in ran out, or as ``user`` stands."""
    typed = parking.typed()
    form = AccountForm(formdata=typed) if typed else AccountForm(obj=user)
    form.roles.choices = list(ROLES.items())
    if user is not None and not form.is_submitted() and not typed:
        form.roles.data = sorted(user.role_names)
    return form


def _edit(form: AccountForm, user: User | None, problems: list[tuple[str, str]]) -> Any:
    problems = [*form.problems(), *problems]
    return render_template(
        "accounts/edit.html",
        form=form,
        user=user,
        unfinished=accounts.unfinished(user) if user else [],
        history=accounts.history(user) if user else [],
        events=EVENTS,
        problems=problems,
        page_errors=len(problems),
        key=new_key(),
    ), 422 if problems else 200


def _password(form: PasswordForm, user: User, problems: list[tuple[str, str]] | None = None) -> Any:
    problems = [*form.problems(), *(problems or ())]
    return render_template(
        "accounts/password.html", form=form, user=user, problems=problems, page_errors=len(problems)
    ), 422 if problems else 200


def _to_sign_in() -> Any:
    flash("Your password is set. Sign in with it.", "success")
    return redirect(url_for("security.login"), 303)
