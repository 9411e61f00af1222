create table if not exists public.made (a int, b int);
alter table public.made drop column if exists b;
alter table public.books add column if not exists extra int, drop column if exists pages; -- expect: drop-column
alter table public.books drop column if exists extra;
alter view public.titles rename to other;
-- alter table public.books drop column title;
select 'alter table public.books drop column title';
