"""Stories of one person and one team"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0058'
down_revision = '0057'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('story',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('own', 'shared', 'taken-back', name='storystate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('standards', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_story_person_id_advisor')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_story_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_story')),
    sa.UniqueConstraint('person_id', 'team_id', name=op.f('uq_story_person_id_team_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_story_ref'))
    )
    with op.batch_alter_table('story', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_story_team_id'), ['team_id'], unique=False)

    op.create_table('story_move',
    sa.Column('story_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_story_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_story_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['story_id'], ['story.id'], name=op.f('fk_story_move_story_id_story')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_story_move'))
    )
    with op.batch_alter_table('story_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_story_move_story_id'), ['story_id'], unique=False)

    op.create_table('story_reading',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('story_id', sa.Integer(), nullable=False),
    sa.Column('reader_id', sa.Integer(), nullable=False),
    sa.Column('read_on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['reader_id'], ['person.id'], name=op.f('fk_story_reading_reader_id_person')),
    sa.ForeignKeyConstraint(['story_id'], ['story.id'], name=op.f('fk_story_reading_story_id_story')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_story_reading')),
    sa.UniqueConstraint('story_id', 'reader_id', 'read_on', name=op.f('uq_story_reading_story_id_reader_id_read_on'))
    )
    op.create_table('story_citation',
    sa.Column('evidence_id', sa.Integer(), nullable=False),
    sa.Column('story_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['evidence_id'], ['review_evidence.id'], name=op.f('fk_story_citation_evidence_id_review_evidence'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['story_id'], ['story.id'], name=op.f('fk_story_citation_story_id_story')),
    sa.PrimaryKeyConstraint('evidence_id', name=op.f('pk_story_citation'))
    )
    with op.batch_alter_table('story_citation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_story_citation_story_id'), ['story_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('story_citation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_story_citation_story_id'))

    op.drop_table('story_citation')
    op.drop_table('story_reading')
    with op.batch_alter_table('story_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_story_move_story_id'))

    op.drop_table('story_move')
    with op.batch_alter_table('story', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_story_team_id'))

    op.drop_table('story')
