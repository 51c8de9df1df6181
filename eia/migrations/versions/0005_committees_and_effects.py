"""The public register by committee, with what each assessment found for each group; its words take a third of the room.

The register repeats what revisions say, so it is emptied here and written again when the deployment is prepared.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    _empty("register_affected", "register_word")
    with op.batch_alter_table("register_entry") as table:
        table.add_column(sa.Column("committees", sa.JSON(), nullable=False))
    op.create_table(
        "register_effect",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.String(length=100), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("found", sa.String(length=20), nullable=False),
        sa.Column("rating", sa.String(length=200), nullable=False),
        sa.Column("is_affected", sa.Boolean(), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        _of_entry("register_effect"),
        sa.PrimaryKeyConstraint("entry_id", "characteristic", name="pk_register_effect"),
    )
    _newest("register_effect", "is_affected", "characteristic")
    op.create_table(
        "register_committee",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("committee", sa.String(length=200), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        _of_entry("register_committee"),
        sa.PrimaryKeyConstraint("entry_id", "committee", name="pk_register_committee"),
    )
    _newest("register_committee", "committee")
    op.create_table(
        "register_word",
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        _of_entry("register_word"),
        sa.PrimaryKeyConstraint("word", "published_at", "entry_id", name="pk_register_word"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    _empty("register_effect", "register_committee", "register_word")
    with op.batch_alter_table("register_entry") as table:
        table.drop_column("committees")
    op.create_table(
        "register_affected",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.String(length=100), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        _of_entry("register_affected"),
        sa.PrimaryKeyConstraint("entry_id", "characteristic", name="pk_register_affected"),
    )
    _newest("register_affected", "characteristic")
    op.create_table(
        "register_word",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("published_at", moment, nullable=False),
        _of_entry("register_word"),
        sa.PrimaryKeyConstraint("entry_id", "word", name="pk_register_word"),
    )
    _newest("register_word", "word")


def _empty(*tables: str) -> None:
    for table in tables:
        op.drop_table(table)
    op.execute("DELETE FROM register_entry")


def _of_entry(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["entry_id"], ["register_entry.id"], name=f"fk_{table}_entry_id", ondelete="CASCADE"
    )


def _newest(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_newest", table, [*columns, "published_at", "entry_id"], unique=False)
