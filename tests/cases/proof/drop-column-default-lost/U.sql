alter table public.books add column if not exists stars int;
update public.books set stars = 3 where stars is null;
alter table public.books alter column stars set not null;
