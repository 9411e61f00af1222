-- keel adopt
update alembic_version set version_num = 'keel_20260101000002';
