create type mood as enum ('sad', 'glad');
create domain short as text check (length(value) < 5);
create type point3 as (x int, y int, z text);
create table kinds (id uuid primary key, m mood, d short, ints int[], texts text[], j json, jb jsonb, b bytea, n numeric, f float8, r int4range, t timestamptz, day date, i interval, ok boolean, c point3, bits bit(3), net inet);
