create table a (
  id int primary key, b int not null, c int, d int check (d is not null),
  unique (b, c), -- expect: unique-with-null
  unique (c),
  unique (b, d)
);
create unique index a1 on a (c, b); -- expect: unique-with-null
create unique index a2 on a (b, c) where c is not null;
create unique index a4 on a (b, lower(c::text));
create index a5 on a (b, c);
create unique index b1 on unknown (b, c);
create table e (b int not null, c int, unique (b, c));
alter table e alter column c set not null;
