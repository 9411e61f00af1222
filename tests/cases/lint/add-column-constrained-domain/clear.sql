-- before:
create domain public.email as text check (value like '%@%');
-- migration:
alter table public.loans add column fee public.amount;
alter table public.loans add column feeling public.mood;
alter table public.loans add column reply_to public.email[];
alter table public.loans add column r3 other.email;
create table public.letters (id bigint primary key, reply_to public.email);
alter table public.letters add column copy_to public.email;
