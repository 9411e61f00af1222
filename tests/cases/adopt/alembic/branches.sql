-- keel adopt
update alembic_version set version_num = 'keel_20260101000002'; insert into alembic_version values ('abc');
