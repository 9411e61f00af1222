-- before:
create table public.shelves (number bigint not null, room text);
create unique index shelves_number on public.shelves (number);
-- migration:
alter table public.shelves add constraint shelves_pkey primary key using index shelves_number;
create table public.boxes (id bigint);
alter table public.boxes add primary key (id);
alter table public.events drop constraint events_pkey;
alter table only public.events add primary key (id, happened_at);
create temp table scratch (a int);
alter table scratch add primary key (a);
