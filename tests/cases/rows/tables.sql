create table genres (
  id bigint generated always as identity primary key,
  slug text not null unique,
  name text not null,
  added timestamptz not null default now(),
  upper_name text generated always as (upper(name)) stored
);
create table zones (code text primary key, price numeric not null default 1, note text);
create table pairs (a int, b text, c int, primary key (a, b));
create table words (word text);
create table people (email text primary key, secret text);
comment on column people.email is 'Whose it is. [pii]';
comment on column people.secret is 'Opens it. [secret]';
create table books (title text);
insert into genres (slug, name) values ('fiction', 'Fiction'), ('crime', 'Crime');
insert into zones values ('eu', 6.9, 'x'), ('world', 14.90, 'y');
insert into pairs values (1, 'x y', null), (2, E'a\nb', 5);
insert into words values ('one'), ('two'), ('two');
insert into people values ('ada@shop.test', 'hidden-one'), ('ben@shop.test', 'hidden-two');
