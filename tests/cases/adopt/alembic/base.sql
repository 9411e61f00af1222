-- keel adopt --up-to 20260101000002
delete from alembic_version;
