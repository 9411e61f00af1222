-- before:
create index loans_note on public.loans (note);
alter table public.books add constraint books_pages check (pages > 0);
-- migration:
alter table public.loans drop column if exists note;
alter table public.books drop column if exists pages;
alter table public.nobody_knows drop column if exists a;
create table public.scratch (a int, b int, unique (a, b));
alter table public.scratch drop column a;
alter table public.authors add column if not exists fresh int unique;
alter table public.authors drop column fresh;
