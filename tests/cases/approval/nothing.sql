alter table public.notes rename to remarks;
alter table public.shelves rename column label to name;
alter table public.books add column if not exists slug text;
update public.books set slug = lower(title) where id > 0;
update public.books set pages = 0 where pages is null;
update public.books set altered_at = now() where id > 0;
