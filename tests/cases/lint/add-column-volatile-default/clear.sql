-- before:
create function private.label() returns text language sql stable as $$ select 'a' $$;
-- migration:
alter table public.books add column t1 timestamptz default now();
alter table public.books add column t2 timestamptz not null default current_timestamp;
alter table public.books add column t3 text default private.label();
alter table public.books add column t4 jsonb default jsonb_build_object('a', 1);
alter table public.books add column t5 uuid default auth.uid();
alter table public.books add column t6 text default 'random()';
alter table public.books alter column t6 set default random()::text;
create table public.shelves (id bigint primary key);
alter table public.shelves add column token uuid default gen_random_uuid();
