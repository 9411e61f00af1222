-- before:
create table public.parts (
  id int primary key, code varchar(10), note text, size numeric(8,2), seen timestamp(3),
  tags varchar(10)[], kind public.mood, fee numeric(8,2), spot cidr
);
create index parts_code on public.parts (code);
create index parts_size on public.parts (size);
-- migration:
alter table public.parts alter column code type varchar(20);
alter table public.parts alter column code type varchar;
alter table public.parts alter column code type text;
alter table public.parts alter column code type text using code;
alter table public.parts alter column code type varchar using code::varchar;
alter table parts alter size type numeric(12,2), alter seen type timestamp;
alter table public.parts alter column size type numeric;
alter table public.parts alter column tags type varchar[];
alter table public.parts alter column kind type mood;
alter table public.parts alter column id type integer;
alter table public.parts alter column fee type public.amount;
alter table public.parts alter column spot type inet;
create table public.shelves (id int, room text);
alter table public.shelves alter column id type bigint;
create type public.pair as (a int);
alter type public.pair alter attribute a type bigint;
alter foreign table public.far alter column a type bigint;
alter table public.books alter column pages set default 1;
