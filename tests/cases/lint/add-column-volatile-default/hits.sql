-- before:
create function private.token() returns text language sql volatile as $$ select 'a' $$;
-- migration:
alter table public.books add column t1 uuid default gen_random_uuid(); -- expect: add-column-volatile-default
alter table public.books add t2 text not null default md5(random()::text); -- expect: add-column-volatile-default
alter table public.books
  add column t3 timestamptz default clock_timestamp(), -- expect: add-column-volatile-default
  add column t4 uuid default extensions.uuid_generate_v4(); -- expect: add-column-volatile-default
alter table public.books add column t5 text default private.token(); -- expect: add-column-volatile-default
alter table public.books add column t6 text default public.unheard_of(); -- expect: add-column-volatile-default
alter table public.books add column t7 bigint default nextval('public.books_id_seq'); -- expect: add-column-volatile-default
