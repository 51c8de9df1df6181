"""Promised actions, committee reports, and the drafts, steps and upgrades of forms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("for_whom", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("monitoring", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=True),
        sa.Column("updated_at", moment, nullable=True),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name="fk_action_assessment_id"),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name="fk_action_revision_id"),
        sa.ForeignKeyConstraint(["updated_by_id"], ["user.id"], name="fk_action_updated_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_action"),
        sa.UniqueConstraint("revision_id", "number", name="uq_action_revision_id_number"),
    )
    op.create_index("ix_action_assessment_id", "action", ["assessment_id"], unique=False)
    op.create_index("ix_action_due_on", "action", ["due_on"], unique=False)
    op.create_table(
        "committee_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee", sa.String(length=200), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["user.id"], name="fk_committee_report_created_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_committee_report"),
    )
    op.create_index("ix_committee_report_meeting_on", "committee_report", ["meeting_on", "id"], unique=False)
    op.create_table(
        "report_assessment",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["committee_report.id"], name="fk_report_assessment_report_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_report_assessment_assessment_id"
        ),
        sa.PrimaryKeyConstraint("report_id", "assessment_id", name="pk_report_assessment"),
    )
    op.create_index("ix_report_assessment_assessment_id", "report_assessment", ["assessment_id"])
    op.create_table(
        "form_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_version.id"], name="fk_form_step_form_version_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name="fk_form_step_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_form_step"),
        sa.UniqueConstraint("form_version_id", "number", name="uq_form_step_form_version_id_number"),
    )
    op.create_table(
        "form_upgrade",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("undone_at", moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_form_upgrade_assessment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["from_id"], ["form_version.id"], name="fk_form_upgrade_from_id"),
        sa.ForeignKeyConstraint(["to_id"], ["form_version.id"], name="fk_form_upgrade_to_id"),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name="fk_form_upgrade_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_form_upgrade"),
    )
    op.create_index("ix_form_upgrade_assessment_id", "form_upgrade", ["assessment_id"])
    with op.batch_alter_table("audit_event") as table:
        table.add_column(sa.Column("subject", sa.String(length=120), nullable=True))
    with op.batch_alter_table("form_version") as table:
        table.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("based_on_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("updated_at", moment, nullable=True))
        table.add_column(sa.Column("updated_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("change_note", sa.Text(), nullable=True))
        table.add_column(sa.Column("asked_live_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("made_live_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("made_live_at", moment, nullable=True))
        table.create_foreign_key("fk_form_version_based_on_id", "form_version", ["based_on_id"], ["id"])
        for column in ("updated_by_id", "asked_live_by_id", "made_live_by_id"):
            table.create_foreign_key(f"fk_form_version_{column}", "user", [column], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("form_version") as table:
        for column in ("made_live_by_id", "asked_live_by_id", "updated_by_id", "based_on_id"):
            table.drop_constraint(f"fk_form_version_{column}", type_="foreignkey")
        for column in (
            "made_live_at",
            "made_live_by_id",
            "asked_live_by_id",
            "change_note",
            "updated_by_id",
            "updated_at",
            "based_on_id",
            "revision",
        ):
            table.drop_column(column)
    with op.batch_alter_table("audit_event") as table:
        table.drop_column("subject")
    op.drop_table("form_upgrade")
    op.drop_table("form_step")
    op.drop_table("report_assessment")
    op.drop_table("committee_report")
    op.drop_table("action")
