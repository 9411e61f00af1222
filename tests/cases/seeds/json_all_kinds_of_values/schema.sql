create type mood as enum ('sad', 'glad');
create domain short as text check (length(value) < 5);
create domain doc as jsonb;
create table kinds (id uuid primary key, m mood, d short, ints int[], grid int[], texts text[], docs jsonb[], j json, jb doc, b bytea, n numeric, f float8, big int8, r int4range, t timestamptz, ok boolean, "o""dd" text);
