-- before:
alter table public.authors add constraint authors_born check (born is not null) not valid;
-- migration:
alter table public.authors validate constraint authors_born;
alter table public.authors alter column born set not null;
alter table public.authors drop constraint if exists authors_born;
