create table t (a int, b text);
create rule r as on insert to t where new.a > 0 do instead nothing;
