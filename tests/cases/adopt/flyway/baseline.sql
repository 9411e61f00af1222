-- keel adopt
delete from flyway_schema_history;
insert into flyway_schema_history values
  (0, null, '<< Flyway Schema Creation >>', 'SCHEMA', '"public"', null, 'deploy', '2026-01-01', 0, true),
  (1, '20260101000002', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', null, 'deploy', '2026-01-01', 0, true),
  (2, '20260101000003', 'loans', 'SQL', 'x.sql', null, 'deploy', '2026-01-01', 0, true);
