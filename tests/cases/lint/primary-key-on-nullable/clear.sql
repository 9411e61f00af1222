-- before:
create table public.shelves (number bigint, room text, spot text not null);
create unique index shelves_place on public.shelves (number, room, spot);
alter table public.shelves add constraint c1 check (number is not null and room is not null) not valid;
alter table public.shelves validate constraint c1;
-- migration:
alter table public.shelves add primary key using index shelves_place;
alter table public.unheard_of add primary key using index unheard_of_key;
create table public.boxes (id bigint);
create unique index boxes_key on public.boxes (id);
alter table public.boxes add primary key using index boxes_key;
