create domain plain as int;
-- statement:
alter table t add column c plain;
