create table flyway_schema_history (
  installed_rank int not null, version varchar(50), description varchar(200) not null,
  type varchar(20) not null, script varchar(1000) not null, checksum integer,
  installed_by varchar(100) not null, installed_on timestamp not null default now(),
  execution_time integer not null, success boolean not null
);
alter table flyway_schema_history add constraint flyway_schema_history_pk primary key (installed_rank);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
insert into flyway_schema_history values (1, '20260101000001', 'shelves', 'SQL', 'V20260101000001__shelves.sql', 586367993, 'deploy', '2026-01-01 10:00:00', 12, true);
insert into flyway_schema_history values (2, '20260101000002', 'books', 'SQL', 'V20260101000002__books.sql', -2128641026, 'deploy', '2026-01-01 10:00:00', 12, true);
insert into flyway_schema_history values (3, '20260101000003', 'loans', 'SQL', 'V20260101000003__loans.sql', -760980953, 'deploy', '2026-01-01 10:00:00', 12, true);
