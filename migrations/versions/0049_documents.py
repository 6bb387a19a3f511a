"""Documents of an opportunity, who opened them, and printed packs"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0049'
down_revision = '0048'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('confidentiality_declaration',
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_confidentiality_declaration_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_confidentiality_declaration_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_confidentiality_declaration_person_id_person')),
    sa.PrimaryKeyConstraint('opportunity_id', 'person_id', name=op.f('pk_confidentiality_declaration'))
    )
    with op.batch_alter_table('confidentiality_declaration', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_confidentiality_declaration_person_id'), ['person_id'], unique=False)

    op.create_table('document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.Enum('person-specification', 'advert', 'timetable', 'questions', 'guidance', 'other', name='documentkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=True),
    sa.Column('added_by_id', sa.Integer(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['added_by_id'], ['person.id'], name=op.f('fk_document_added_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_document_opportunity_id_opportunity')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document')),
    sa.UniqueConstraint('ref', name=op.f('uq_document_ref'))
    )
    with op.batch_alter_table('document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_document_opportunity_id'), ['opportunity_id'], unique=False)

    op.create_table('pack_choice',
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('way', sa.Enum('screen', 'post', name='way', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('format', sa.Enum('pdf', 'word', 'large-print', 'easy-read', 'other', name='pack_format', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('chosen_at', sa.DateTime(), nullable=False),
    sa.Column('posted_at', sa.DateTime(), nullable=True),
    sa.Column('posted_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_pack_choice_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_pack_choice_person_id_person')),
    sa.ForeignKeyConstraint(['posted_by_id'], ['person.id'], name=op.f('fk_pack_choice_posted_by_id_person')),
    sa.PrimaryKeyConstraint('opportunity_id', 'person_id', name=op.f('pk_pack_choice'))
    )
    with op.batch_alter_table('pack_choice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pack_choice_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_pack_choice_to_post', ['way', 'posted_at'], unique=False)

    op.create_table('pack_sending',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_pack_sending_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_pack_sending_opportunity_id_opportunity')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pack_sending'))
    )
    with op.batch_alter_table('pack_sending', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pack_sending_opportunity_id'), ['opportunity_id'], unique=False)

    op.create_table('document_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('format', sa.Enum('pdf', 'word', 'large-print', 'easy-read', 'other', name='documentformat', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('kind', sa.Enum('pdf', 'docx', 'pptx', 'xlsx', 'odt', 'odp', 'ods', 'png', 'jpg', 'txt', name='filekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('added_by_id', sa.Integer(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.Column('asks_since', sa.DateTime(), nullable=True),
    sa.Column('gone_at', sa.DateTime(), nullable=True),
    sa.Column('gone', sa.Enum('expired', 'taken-down', 'candidate', 'no-answer', name='gone', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.CheckConstraint('(gone_at IS NULL) = (gone IS NULL)', name=op.f('ck_document_file_says_why_it_is_gone')),
    sa.ForeignKeyConstraint(['added_by_id'], ['person.id'], name=op.f('fk_document_file_added_by_id_person')),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_file_document_id_document')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_file')),
    sa.UniqueConstraint('ref', name=op.f('uq_document_file_ref'))
    )
    with op.batch_alter_table('document_file', schema=None) as batch_op:
        batch_op.create_index('uq_document_file_format', ['document_id', 'format'], unique=True, sqlite_where=sa.text('gone_at IS NULL'), postgresql_where=sa.text('gone_at IS NULL'))

    op.create_table('document_bytes',
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint('length(data) BETWEEN 1 AND 10000000', name=op.f('ck_document_bytes_size_in_reason')),
    sa.ForeignKeyConstraint(['file_id'], ['document_file.id'], name=op.f('fk_document_bytes_file_id_document_file')),
    sa.PrimaryKeyConstraint('file_id', name=op.f('pk_document_bytes'))
    )
    op.create_table('document_opening',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['document_file.id'], name=op.f('fk_document_opening_file_id_document_file')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_document_opening_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_opening'))
    )
    with op.batch_alter_table('document_opening', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_document_opening_file_id'), ['file_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_document_opening_person_id'), ['person_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('document_opening', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_document_opening_person_id'))
        batch_op.drop_index(batch_op.f('ix_document_opening_file_id'))

    op.drop_table('document_opening')
    op.drop_table('document_bytes')
    with op.batch_alter_table('document_file', schema=None) as batch_op:
        batch_op.drop_index('uq_document_file_format', sqlite_where=sa.text('gone_at IS NULL'), postgresql_where=sa.text('gone_at IS NULL'))

    op.drop_table('document_file')
    with op.batch_alter_table('pack_sending', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_pack_sending_opportunity_id'))

    op.drop_table('pack_sending')
    with op.batch_alter_table('pack_choice', schema=None) as batch_op:
        batch_op.drop_index('ix_pack_choice_to_post')
        batch_op.drop_index(batch_op.f('ix_pack_choice_person_id'))

    op.drop_table('pack_choice')
    with op.batch_alter_table('document', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_document_opportunity_id'))

    op.drop_table('document')
    with op.batch_alter_table('confidentiality_declaration', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_confidentiality_declaration_person_id'))

    op.drop_table('confidentiality_declaration')
