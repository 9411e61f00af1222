create type e as enum ('b', 'a');
comment on type e is 'x';
create role r2;
grant usage on type e to r2;
revoke usage on type e from public;
