create table t (a int, b text);
create rule r as on delete to t do instead nothing;
comment on rule r on t is 'x';
