-- keel adopt
insert into goose_db_version (version_id, is_applied) values (20260101000003, false);
