"""The public register, and the large-print file of a publication."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("publication") as table:
        table.add_column(sa.Column("large_sha256", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("large_size", sa.Integer(), nullable=True))
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("service", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("rating", sa.String(length=200), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("affected", sa.JSON(), nullable=False),
        sa.Column("version_label", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        sa.Column("published_year", sa.Integer(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", moment, nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("changed_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name="fk_register_entry_assessment_id"),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_register_entry_publication_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_register_entry"),
        sa.UniqueConstraint("assessment_id", name="uq_register_entry_assessment_id"),
    )
    for name, columns in {
        "newest": ["published_at", "id"],
        "service": ["service", "published_at", "id"],
        "status": ["status", "published_at", "id"],
        "rating": ["rating", "published_at", "id"],
        "published_year": ["published_year", "published_at", "id"],
        "title": ["title", "id"],
        "changed_at": ["changed_at"],
    }.items():
        op.create_index(f"ix_register_entry_{name}", "register_entry", columns, unique=False)
    op.create_table(
        "register_affected",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.String(length=100), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["register_entry.id"],
            name="fk_register_affected_entry_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", "characteristic", name="pk_register_affected"),
    )
    op.create_index(
        "ix_register_affected_newest",
        "register_affected",
        ["characteristic", "published_at", "entry_id"],
        unique=False,
    )
    op.create_table(
        "register_word",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entry.id"], name="fk_register_word_entry_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", "word", name="pk_register_word"),
    )
    op.create_index(
        "ix_register_word_newest", "register_word", ["word", "published_at", "entry_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("register_word")
    op.drop_table("register_affected")
    op.drop_table("register_entry")
    with op.batch_alter_table("publication") as table:
        table.drop_column("large_size")
        table.drop_column("large_sha256")
