create role app; create role reader; create role writer;
create table t (id int primary key, note text);
grant select on t to reader; grant insert, update on t to writer; grant select (note) on t to app; grant update (note) on t to reader;
