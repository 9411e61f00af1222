-- keel adopt
insert into flyway_schema_history values
  (4, '20260101000003', 'loans', 'UNDO_SQL', 'U20260101000003__loans.sql', 5, 'deploy', '2026-01-01', 1, true),
  (5, '9', 'gone', 'SQL', 'V9__gone.sql', 5, 'deploy', '2026-01-01', 1, true),
  (6, '9', 'gone', 'DELETE', 'V9__gone.sql', null, 'deploy', '2026-01-01', 0, true),
  (7, null, 'views', 'SQL', 'R__views.sql', 5, 'deploy', '2026-01-01', 1, true);
