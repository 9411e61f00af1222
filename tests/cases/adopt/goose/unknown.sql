-- keel adopt
insert into goose_db_version (version_id, is_applied, tstamp) values (7, true, '2026-01-01 10:00');
