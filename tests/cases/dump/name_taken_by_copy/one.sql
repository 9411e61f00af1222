create table jobs (id int not null, "a State" text not null default 'NOT NULL,');
create table archive (like jobs);
create table seen (n int constraint "jobs_a State_not_null" check (n > 0));
