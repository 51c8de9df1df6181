"""The administrator's commands: ``flask db``, ``flask form``, ``flask user``, ``flask assessment``, ``flask demo``,
``flask verify``.

A command exits with 0 when it did its work and with 2 and one sentence when it could not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from eia import accounts, demo, loading, tally, verifying
from eia.errors import EiaError
from eia.extensions import db, only_reading
from eia.models import ROLES, Assessment
from forms.document import DefinitionError, DocumentError


class CannotRun(click.ClickException):
    """A command that could not do its work; the message is the sentence shown."""

    exit_code = 2


def register(app: Flask) -> None:
    """Add every command to ``flask``."""
    for group in (database, forms, users, assessments):
        app.cli.add_command(group)
    app.cli.add_command(load_demo)
    app.cli.add_command(verify)


database = AppGroup("db", help="Create and upgrade the tables.")
forms = AppGroup("form", help="The forms that assessments are written in.")
users = AppGroup("user", help="Accounts.")
assessments = AppGroup("assessment", help="Assessments in and out.")


@database.command("upgrade")
@click.argument("revision", default="head")
def db_upgrade(revision: str) -> None:
    """Bring the tables up to REVISION (the newest unless given)."""
    # Alembic is only loaded where it is used: it would double the time the server takes to start.
    from eia import entries, migrations

    try:
        migrations.upgrade(db.engine, revision)
        if revision == "head":
            entries.write_missing()
            db.session.commit()
    except migrations.MigrationError as error:
        raise CannotRun(str(error)) from error
    click.echo(f"The database is at {migrations.current(db.engine)}.")


@database.command("downgrade")
@click.argument("revision")
def db_downgrade(revision: str) -> None:
    """Take the tables back to REVISION."""
    from eia import migrations

    try:
        migrations.downgrade(db.engine, revision)
    except migrations.MigrationError as error:
        raise CannotRun(str(error)) from error
    click.echo(f"The database is at {migrations.current(db.engine)}.")


@database.command("recount")
def db_recount() -> None:
    """Count the public register anew, where `verify` says that its counts are wrong."""
    try:
        loading.require_tables()
    except EiaError as error:
        raise CannotRun(error.sentence) from error
    tally.count_anew()
    db.session.commit()
    click.echo("The public register is counted anew.")


@database.command("current")
def db_current() -> None:
    """Say where the tables are and where they should be."""
    from eia import migrations

    click.echo(f"The database is at {migrations.current(db.engine)}; this version needs {migrations.head()}.")


@forms.command("sync")
def form_sync() -> None:
    """Put the shipped forms into the database. A live version that was changed is refused."""
    try:
        loading.require_tables()
        added = loading.sync_forms()
    except (EiaError, DefinitionError) as error:
        raise CannotRun(str(error)) from error
    db.session.commit()
    click.echo(f"Added: {', '.join(added)}." if added else "Nothing to add.")


@users.command("add")
@click.argument("email")
@click.option("--name", required=True, help='The post, such as "Lead officer, Adult services".')
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(list(ROLES)))
@click.password_option(help="At least 12 characters.")
def user_add(email: str, name: str, roles: tuple[str, ...], password: str) -> None:
    """Add an account for EMAIL."""
    try:
        loading.require_tables()
        user = accounts.add(email, name, roles, password)
    except EiaError as error:
        raise CannotRun(error.sentence) from error
    db.session.commit()
    click.echo(f"Added {user.email}: {', '.join(sorted(user.role_names))}.")


@users.command("set-password")
@click.argument("email")
@click.password_option(help="At least 12 characters.")
def user_set_password(email: str, password: str) -> None:
    """Set the password of EMAIL: the way back in for an administrator who lost theirs."""
    try:
        loading.require_tables()
        accounts.set_password(accounts.named(email), password)
    except EiaError as error:
        raise CannotRun(error.sentence) from error
    db.session.commit()
    click.echo(f"The password of {email} is set. Whoever was signed in with it is signed out.")


@assessments.command("load")
@click.argument("document", type=click.Path(path_type=Path))
@click.option(
    "--lead", help="E-mail address of the lead officer; the only lead officer there is, unless given."
)
@click.option("--head", help="E-mail address of the head of service who is to sign.")
def assessment_load(document: Path, lead: str | None, head: str | None) -> None:
    """Load DOCUMENT, a JSON file, as a new draft."""
    try:
        loading.require_tables()
        assessment = loading.load_file(document, accounts.lead(lead), accounts.head(head))
    except (EiaError, DocumentError, DefinitionError) as error:
        raise CannotRun(str(error)) from error
    db.session.commit()
    click.echo(f"Loaded as {assessment.reference}, a draft of {assessment.lead.name}.")
    if assessment.form_version.status == "kept":
        click.echo(f"Its form, {assessment.form_version.ref}, is not offered for new assessments.")


@assessments.command("export")
@click.argument("reference")
def assessment_export(reference: str) -> None:
    """Print the assessment REFERENCE as it stands now, as JSON."""
    try:
        loading.require_tables()
    except EiaError as error:
        raise CannotRun(error.sentence) from error
    assessment = Assessment.by_reference(reference)
    if assessment is None:
        raise CannotRun(f"There is no assessment {reference}.")
    click.echo(json.dumps(loading.export(assessment), ensure_ascii=False, indent=2))


@click.command("demo")
@with_appcontext
def load_demo() -> None:
    """Demo accounts and a sample draft; run again, it changes nothing."""
    try:
        loading.require_tables()
        click.echo(demo.load())
    except (EiaError, DocumentError, DefinitionError) as error:
        raise CannotRun(str(error)) from error


@click.command("verify")
@with_appcontext
def verify() -> None:
    """Check every revision, signature and published file against its digest, and the counts of the register.

    One line for each fault; ends with 0 where there is none, 1 where there is one, 2 where it could not run.
    """
    try:
        loading.require_tables()
        found = 0
        with only_reading():
            revisions, publications = verifying.counts()
            for fault in verifying.faults():
                found += 1
                click.echo(fault)
    except EiaError as error:
        raise CannotRun(error.sentence) from error
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise CannotRun(f"The record could not be read: {reason}.") from error
    if found:
        sys.exit(1)
    click.echo(
        f"Revisions: {revisions}. Publications: {publications}. All are what was signed and published."
    )
