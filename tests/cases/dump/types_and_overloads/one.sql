create schema s; create schema r;
create type s.mood as enum ('sad', 'ok', 'happy'); create domain s.age as int check (value > 0) check (value < 200);
create function s.f(int) returns int language sql as 'select 1'; create function s.f(text) returns int language sql as 'select 1';
create function s.f(s.mood, s.age) returns int language sql as 'select 1'; create function r.f(int) returns int language sql as 'select 1';
create aggregate s.total(int) (sfunc = int4pl, stype = int); create aggregate s.total(int8) (sfunc = int8pl, stype = int8);
create operator s.<+> (leftarg = int, rightarg = int, function = int4pl); create operator s.<+> (leftarg = int8, rightarg = int8, function = int8pl);
create function s.f2(s.mood) returns int language sql as 'select 1'; create cast (s.mood as int) with function s.f2(s.mood);
