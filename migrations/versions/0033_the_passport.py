"""The passport. What helps somebody take part was one text: each of its lines becomes an instruction of its own.

The text stays where it was, for the release before. Nobody but the team and the person themselves could read it, and
that stays so too.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('away_period',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=False),
    sa.CheckConstraint('from_on <= until_on', name=op.f('ck_away_period_ends_after_it_begins')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_away_period_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', 'from_on', name=op.f('pk_away_period'))
    )
    op.create_table('passport',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('online', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('in_person', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('notice_days', sa.Integer(), nullable=True),
    sa.Column('at_once', sa.Integer(), nullable=True),
    sa.Column('saved_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('at_once BETWEEN 1 AND 50', name=op.f('ck_passport_at_once_in_reason')),
    sa.CheckConstraint('notice_days BETWEEN 0 AND 365', name=op.f('ck_passport_notice_in_reason')),
    sa.CheckConstraint('online OR in_person', name=op.f('ck_passport_takes_part_somehow')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_passport_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_passport'))
    )
    op.create_table('passport_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('field', sa.Enum('brings', 'experience', 'interests', 'access', 'contact', 'travel', 'hard-day', name='passport_field', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('sharing', sa.Enum('team', 'hosts', 'ask', name='sharing', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint("field <> 'hard-day' OR sharing = 'team'", name=op.f('ck_passport_entry_hard_day_is_not_for_hosts')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_passport_entry_person_id_advisor')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passport_entry')),
    sa.UniqueConstraint('ref', name=op.f('uq_passport_entry_ref'))
    )
    with op.batch_alter_table('passport_entry', schema=None) as batch_op:
        batch_op.create_index('ix_passport_entry_of_person', ['person_id', 'field', 'position'], unique=False)

    op.create_table('passport_reading',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('reader_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=True),
    sa.Column('field', sa.Enum('brings', 'experience', 'interests', 'access', 'contact', 'travel', 'hard-day', name='read_field', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('read_on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_passport_reading_person_id_advisor')),
    sa.ForeignKeyConstraint(['reader_id'], ['person.id'], name=op.f('fk_passport_reading_reader_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passport_reading'))
    )
    with op.batch_alter_table('passport_reading', schema=None) as batch_op:
        batch_op.create_index('ix_passport_reading_of_person', ['person_id', 'id'], unique=False)

    op.create_table('passport_tag',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sort', sa.Enum('experience', 'topic', 'area', name='tagsort', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('tag', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_passport_tag_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', 'sort', 'tag', name=op.f('pk_passport_tag'))
    )
    op.create_table('private_exclusion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sort', sa.Enum('service', 'team', 'hide', 'person', 'area', name='shun', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('service_id', sa.Integer(), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('whom_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.Text(), nullable=True),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.CheckConstraint("(sort = 'service') = (service_id IS NOT NULL) AND (sort IN ('team', 'hide')) = (team_id IS NOT NULL) AND (sort IN ('person', 'area')) = (words IS NOT NULL) AND (sort = 'person' OR whom_id IS NULL)", name=op.f('ck_private_exclusion_names_one_thing')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_private_exclusion_person_id_advisor')),
    sa.ForeignKeyConstraint(['service_id'], ['service.id'], name=op.f('fk_private_exclusion_service_id_service')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_private_exclusion_team_id_team')),
    sa.ForeignKeyConstraint(['whom_id'], ['person.id'], name=op.f('fk_private_exclusion_whom_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_private_exclusion')),
    sa.UniqueConstraint('ref', name=op.f('uq_private_exclusion_ref'))
    )
    with op.batch_alter_table('private_exclusion', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_private_exclusion_person_id'), ['person_id'], unique=False)

    op.create_table('weekly_window',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Integer(), nullable=False),
    sa.Column('ends', sa.Integer(), nullable=False),
    sa.CheckConstraint('starts >= 0 AND ends <= 1440 AND starts < ends', name=op.f('ck_weekly_window_within_the_day')),
    sa.CheckConstraint('weekday BETWEEN 0 AND 6', name=op.f('ck_weekly_window_a_day_of_the_week')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_weekly_window_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', 'weekday', 'starts', name=op.f('pk_weekly_window'))
    )
    _take_over()


def _ref() -> str:
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(16))


def _take_over() -> None:
    connection = op.get_bind()
    advisor = sa.table("advisor", sa.column("person_id", sa.Integer()), sa.column("access_needs", sa.Text()))
    entry = sa.table(
        "passport_entry", sa.column("ref", sa.String()), sa.column("person_id", sa.Integer()),
        sa.column("field", sa.String()), sa.column("words", sa.Text()), sa.column("sharing", sa.String()),
        sa.column("position", sa.Integer()), sa.column("written_at", sa.DateTime()),
    )
    told = sa.select(advisor.c.person_id, advisor.c.access_needs).where(advisor.c.access_needs.is_not(None))
    now = datetime.now(UTC).replace(tzinfo=None)
    rows = [
        {"ref": _ref(), "person_id": person_id, "field": "access", "words": line.strip(),
         "sharing": "team", "position": position, "written_at": now}
        for person_id, text in connection.execute(told).all()
        for position, line in enumerate(each for each in text.splitlines() if each.strip())
    ]
    for start in range(0, len(rows), 500):
        connection.execute(sa.insert(entry), rows[start : start + 500])


def downgrade() -> None:
    op.drop_table('weekly_window')
    with op.batch_alter_table('private_exclusion', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_private_exclusion_person_id'))

    op.drop_table('private_exclusion')
    op.drop_table('passport_tag')
    with op.batch_alter_table('passport_reading', schema=None) as batch_op:
        batch_op.drop_index('ix_passport_reading_of_person')

    op.drop_table('passport_reading')
    with op.batch_alter_table('passport_entry', schema=None) as batch_op:
        batch_op.drop_index('ix_passport_entry_of_person')

    op.drop_table('passport_entry')
    op.drop_table('passport')
    op.drop_table('away_period')
