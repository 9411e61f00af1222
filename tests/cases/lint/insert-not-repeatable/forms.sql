insert into public.authors (name) values ('Ada'); -- expect: insert-not-repeatable
insert into public.authors default values; -- expect: insert-not-repeatable
insert into authors (name) select title from public.books; -- expect: insert-not-repeatable
create table if not exists public.shelves (id bigint primary key, room text);
insert into public.shelves values (1, 'a'); -- expect: insert-not-repeatable
insert into public.shelves (id, room) values (2, 'b'); -- expect: insert-not-repeatable
-- The key is counted, so nothing conflicts.
insert into public.authors (name) values ('Ada') on conflict do nothing; -- expect: insert-not-repeatable
with new as (
  insert into public.authors (name) values ('Ada') returning id -- expect: insert-not-repeatable
) select * from new;
copy public.authors (name) from '/tmp/authors.csv'; -- expect: insert-not-repeatable
do $$ begin
  insert into public.authors (name) values ('Ada'); -- expect: insert-not-repeatable
end $$;
-- Keys that are drawn anew conflict with nothing.
create table if not exists public.roles (id uuid primary key default gen_random_uuid(), name text);
insert into public.roles (id, name) values (gen_random_uuid(), 'a') on conflict do nothing; -- expect: insert-not-repeatable
insert into public.roles (id, name) -- expect: insert-not-repeatable
  select extensions.uuid_generate_v4(), name from public.found on conflict (id) do nothing;
insert into public.roles (id, name) values (default, 'a') on conflict (id) do nothing; -- expect: insert-not-repeatable
