-- keel adopt
insert into flyway_schema_history values (4, '2.1', 'not here', 'SQL', 'V2.1__not_here.sql', 5, 'deploy', '2026-01-01', 1, true);
