-- No row is written, but what names the column is tested or built anew.
-- before:
create extension citext;
create table public.parts (
  id int primary key, code varchar(10), name text, note text, plain text,
  constraint parts_code check (code <> '')
);
create index parts_name on public.parts (name);
create index parts_note on public.parts (id) where note is not null;
create index parts_lower on public.parts (lower(plain));
-- migration:
alter table public.parts alter column code type varchar(20); -- expect: change-column-type
alter table public.parts alter column name type citext; -- expect: change-column-type
alter table public.parts alter column note type varchar; -- expect: change-column-type
alter table public.parts alter column plain type varchar; -- expect: change-column-type
drop index public.parts_lower;
alter table public.parts alter column plain type citext;
alter table public.parts alter column plain type text;
