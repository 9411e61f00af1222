create table t (a int, b text);
create table l (a int);
create rule r as on update to t do also insert into l values (new.a);
