"""Recruitment panels, and the shape of a kind"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None

BUILT_IN = (
    ('interview-panel', 'panel'),
    ('accreditation-review', 'review'),
    ('training-session', 'training'),
    ('interview-calls', 'calls'),
    ('committee', 'committee'),
)


def upgrade() -> None:
    op.create_table('panel',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('planned', 'held', 'called-off', name='panelstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('post', sa.String(length=120), nullable=False),
    sa.Column('band', sa.String(length=20), nullable=False),
    sa.Column('consultant', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('reference', sa.String(length=20), nullable=False),
    sa.Column('shape', sa.Enum('mixed', 'parallel', name='panelshape', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('involvement', sa.Enum('member', 'chair', 'own-panel', 'scenario', 'questions', 'shortlisting', 'meeting', 'none', name='involvement', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=False),
    sa.Column('candidates', sa.Integer(), nullable=True),
    sa.Column('decision_rule', sa.Enum('agreement', 'majority', 'scores', 'chair', name='decisionrule', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('why_without', sa.Enum('not-asked', 'too-late', 'nobody-free', 'could-not-come', 'moved', 'other', name='whywithout', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('why_words', sa.Text(), nullable=False),
    sa.CheckConstraint('candidates IS NULL OR candidates BETWEEN 1 AND 40', name=op.f('ck_panel_candidates_in_reason')),
    sa.CheckConstraint('last_on >= first_on', name=op.f('ck_panel_days_in_order')),
    sa.ForeignKeyConstraint(['made_by_id'], ['person.id'], name=op.f('fk_panel_made_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_panel_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_panel_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel')),
    sa.UniqueConstraint('opportunity_id', name=op.f('uq_panel_opportunity_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_ref'))
    )
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.create_index('ix_panel_team_day', ['team_id', 'first_on'], unique=False)

    op.create_table('panel_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('group', sa.String(length=80), nullable=False),
    sa.Column('role', sa.Enum('member', 'chair', 'scribe', 'observer', 'shadow', name='panelrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('type', sa.Enum('staff', 'service-user', 'carer', 'lived-experience', 'other', name='paneltype', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('duty', sa.Enum('chief-executive', 'medical-director', 'specialty', 'lay-member', 'college-assessor', 'university', name='duty', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('left_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_member_panel_id_panel')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_panel_member_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_member')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_member_ref'))
    )
    with op.batch_alter_table('panel_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_member_panel_id'), ['panel_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_panel_member_person_id'), ['person_id'], unique=False)

    op.create_table('panel_move',
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_panel_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_panel_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_move_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_move'))
    )
    with op.batch_alter_table('panel_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_move_panel_id'), ['panel_id'], unique=False)

    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.add_column(sa.Column('shape', sa.Enum('plain', 'panel', 'review', 'training', 'calls', 'committee', name='shape', native_enum=False, create_constraint=True, length=40), server_default='plain', nullable=False))
    kind = sa.table('kind', sa.column('code'), sa.column('shape'))
    for code, shape in BUILT_IN:
        op.execute(kind.update().where(kind.c.code == code).values(shape=shape))


def downgrade() -> None:
    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_kind_shape'), type_='check')
        batch_op.drop_column('shape')

    with op.batch_alter_table('panel_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_move_panel_id'))

    op.drop_table('panel_move')
    with op.batch_alter_table('panel_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_member_person_id'))
        batch_op.drop_index(batch_op.f('ix_panel_member_panel_id'))

    op.drop_table('panel_member')
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.drop_index('ix_panel_team_day')

    op.drop_table('panel')
