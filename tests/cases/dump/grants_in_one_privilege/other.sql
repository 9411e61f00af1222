create role writer; create role reader; create role app;
create table t (id int primary key, note text);
grant update (note) on t to reader; grant select (note) on t to app; grant update on t to writer; grant insert on t to writer; grant select on t to reader;
