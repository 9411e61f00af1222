create table seen (n int constraint "jobs_a State_not_null" check (n > 0));
create table archive (id int constraint jobs_id_not_null not null,
  "a State" text constraint "jobs_a State_not_null" not null);
create table jobs (id int constraint jobs_id_not_null not null,
  "a State" text constraint "jobs_a State_not_null" not null default 'NOT NULL,');
