insert into public.authors (id, name) overriding system value values (1, 'Ada') on conflict (id) do nothing;
insert into public.books (author_id, title, isbn) values (1, 'a', 'b') on conflict (isbn) do update set title = excluded.title;
insert into public.authors (name) select 'Ada' where not exists (select from public.authors where name = 'Ada');
insert into public.authors (name) select name from public.found except select name from public.authors;
insert into public.authors (name) select f.name from public.found f left join public.authors a using (name) where a.id is null;
-- What is known of this table is not all there is.
insert into public.nobody_knows (a) values (1) on conflict do nothing;
create unique index if not exists authors_lower on public.authors (lower(name));
insert into public.authors (name) values ('Ada') on conflict do nothing;
delete from public.loans where note = 'seed';
insert into public.loans (book_id, reader, note) select id, reader, 'seed' from public.seeds;
create temp table t (a int);
insert into t values (1);
copy t from '/tmp/t.csv';
drop table if exists public.scratch;
create table public.scratch (a int);
insert into public.scratch values (1);
copy public.authors to '/tmp/authors.csv';
copy (select 1) to '/tmp/one.csv';
do $$ begin
  if not exists (select from public.authors) then
    insert into public.authors (name) values ('Ada');
  end if;
end $$;
do $$ begin
  insert into public.authors (id, name) values (1, 'Ada');
exception when unique_violation then null;
end $$;
merge into public.authors a using public.found f on f.name = a.name
  when not matched then insert (name) values (f.name);
create or replace function private.add() returns void language sql as $$
  insert into public.authors (name) values ('Ada') $$;
create table if not exists public.roles (id uuid primary key default gen_random_uuid(), name text);
insert into public.roles (id, name)
  values ('00000000-0000-4000-8000-000000000001', gen_random_uuid()::text) on conflict do nothing;
