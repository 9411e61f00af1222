-- before:
create unique index loans_note on public.loans (note);
create index loans_lent on public.loans (lent_at) where lent_at > '2024-01-01';
create index loans_reader on public.loans (reader);
-- migration:
alter table public.loans drop column if exists note; -- expect: drop-column-takes-more
alter table public.loans drop column if exists lent_at; -- expect: drop-column-takes-more
alter table public.loans drop column if exists reader;
alter type public.address drop attribute street;
