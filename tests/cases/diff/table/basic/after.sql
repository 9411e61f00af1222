create schema app;
create table app.t (a int not null default 7, b varchar(20), c text);
comment on column app.t.c is 'it''s new';
alter table app.t enable row level security;
