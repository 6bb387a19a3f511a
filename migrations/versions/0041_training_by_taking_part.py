"""Training by taking part"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('training_grant',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('course_code', sa.String(length=40), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['course_code'], ['course.code'], name=op.f('fk_training_grant_course_code_course')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_training_grant_person_id_advisor')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_grant'))
    )
    with op.batch_alter_table('training_grant', schema=None) as batch_op:
        batch_op.create_index('ix_training_grant_of_person', ['person_id', 'course_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_training_grant_place_id'), ['place_id'], unique=False)

    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.add_column(sa.Column('teaches_code', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('teaches_months', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_kind_teaches_code_course'), 'course', ['teaches_code'], ['code'])

    with op.batch_alter_table('training_record', schema=None) as batch_op:
        batch_op.add_column(sa.Column('evidence', sa.String(length=300), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('training_record', schema=None) as batch_op:
        batch_op.drop_column('evidence')

    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_kind_teaches_code_course'), type_='foreignkey')
        batch_op.drop_column('teaches_months')
        batch_op.drop_column('teaches_code')

    with op.batch_alter_table('training_grant', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_training_grant_place_id'))
        batch_op.drop_index('ix_training_grant_of_person')

    op.drop_table('training_grant')
