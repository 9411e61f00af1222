-- keel.toml: [lint]
-- keel.toml: comments = ["table", "view", "column", "function", "type", "schema"]
create schema one; -- expect: comment-missing
create schema two;
comment on schema two is 'the second';
create table a ( -- expect: comment-missing
  n int, -- expect: comment-missing
  m int
);
comment on column a.m is 'how many';
create temp table scratch (n int);
create table b ();
comment on table public.b is 'none';
create table c (); -- expect: comment-missing
comment on table c is null;
create table p partition of events default;
alter table books add column note text; -- expect: comment-missing
alter table books add column remark text;
comment on column public.books.remark is 'what people say';
create view v as select 1 as one; -- expect: comment-missing
create or replace view titles with (security_invoker = true) as select id, title from books;
create materialized view w as select 1 as one;
comment on materialized view w is 'one';
create function f() returns int language sql as 'select 1'; -- expect: comment-missing
create or replace function private.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create procedure g() language sql as 'select 1';
comment on procedure g() is 'does nothing';
create type t as enum ('a'); -- expect: comment-missing
create domain d as int;
comment on domain d is 'a number';
create type u as (a int);
comment on type u is 'a pair';
