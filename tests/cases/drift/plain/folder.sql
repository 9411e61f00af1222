-- Purpose: what the plain cases of drift start from.

do $$ begin
  create role shop_reader nologin;
exception when duplicate_object then null;
end $$;
do $$ begin
  create role shop_writer nologin;
exception when duplicate_object then null;
end $$;
do $$ begin
  create role shop_other nologin;
exception when duplicate_object then null;
end $$;

create schema shop;
create extension hstore with schema public version '1.7';
create type shop.status as enum ('new', 'paid', 'sent');
create domain shop.cents as bigint check (value >= 0);
create sequence shop.receipts increment by 10;

create table shop.authors (
  id bigint generated always as identity primary key,
  name text not null,
  born date
);
create table shop.books (
  id bigint primary key,
  author bigint not null constraint books_author_fkey references shop.authors (id),
  isbn text not null constraint books_isbn_key unique,
  title text not null,
  price shop.cents not null default 0,
  status shop.status not null default 'new',
  note varchar(40),
  constraint books_title_check check (title <> '')
) with (fillfactor = 90);
create table shop.log (
  id bigint not null,
  at timestamptz not null default now(),
  what text
) partition by range (at);
create table shop.log_2026 partition of shop.log for values from ('2026-01-01') to ('2027-01-01');
alter sequence shop.receipts owned by shop.books.id;

create index books_title on shop.books (title);
create unique index books_note on shop.books (note) where note is not null;
create statistics shop.books_price_status (dependencies) on price, status from shop.books;
alter table shop.books replica identity using index books_isbn_key;
comment on table shop.books is 'What can be bought.';
comment on column shop.books.price is 'In cents.';

create view shop.cheap with (security_invoker = true) as
  select id, title from shop.books where price < 500;
create materialized view shop.by_author as
  select author, count(*) as books from shop.books group by author;
create unique index by_author_author on shop.by_author (author);

create function shop.touch() returns trigger language plpgsql set search_path = '' as $$
begin
  new.note := coalesce(new.note, 'touched');
  return new;
end
$$;
create function shop.total(a bigint) returns bigint language sql stable
  set search_path = '' as 'select sum(price) from shop.books where author = a';
create procedure shop.tidy() language sql as 'delete from shop.log where at < now()';
create trigger books_touch before insert or update on shop.books
  for each row execute function shop.touch();

alter table shop.books enable row level security;
alter table shop.books force row level security;
create policy books_read on shop.books for select to shop_reader using (status = 'paid');
create policy books_write on shop.books for update to shop_writer
  using (status = 'new') with check (price > 0);

grant usage on schema shop to shop_reader, shop_writer;
grant select on shop.books to shop_reader;
grant select, update on shop.books to shop_writer;
grant execute on function shop.total(bigint) to shop_reader;
revoke execute on function shop.total(bigint) from public;
alter default privileges in schema shop grant select on tables to shop_reader;

create publication books_out for table shop.books;
create rule log_quiet as on delete to shop.authors do also notify authors_gone;
