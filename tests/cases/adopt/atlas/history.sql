create schema atlas_schema_revisions;
create table atlas_schema_revisions.atlas_schema_revisions (
  version character varying primary key, description character varying not null,
  type bigint not null default 2, applied bigint not null default 0, total bigint not null default 0,
  executed_at timestamptz not null, execution_time bigint not null, error text, error_stmt text,
  hash character varying not null, partial_hashes jsonb, operator_version character varying not null
);
insert into atlas_schema_revisions.atlas_schema_revisions values ('20260101000001', 'shelves', 2, 1, 1, '2026-01-01 10:00:00+00', 1000, '', '', 'r8O8zAkT15574wMUcIZL+jugp3REb3MgQDTetOn8dmE=', null, 'Atlas CLI v0.36.0');
insert into atlas_schema_revisions.atlas_schema_revisions values ('20260101000002', 'books', 2, 1, 1, '2026-01-01 10:00:00+00', 1000, '', '', '7KPsnDyNcqrGTMTaLgz20a4GurGACpURyePzyoe6r4c=', null, 'Atlas CLI v0.36.0');
insert into atlas_schema_revisions.atlas_schema_revisions values ('20260101000003', 'loans', 2, 1, 1, '2026-01-01 10:00:00+00', 1000, '', '', '/ayQ9OT6cVnvylJCWM7X19fFKn84nGAFx9GA8JbSAEM=', null, 'Atlas CLI v0.36.0');
