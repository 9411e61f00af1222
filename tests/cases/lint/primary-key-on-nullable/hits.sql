-- before:
create table public.shelves (number bigint, room text not null);
create unique index shelves_number on public.shelves (number);
create table public.boxes (a bigint, b text not null, c text);
create unique index boxes_key on public.boxes (a, b, c);
alter table public.boxes add constraint boxes_a check (a is not null) not valid;
-- migration:
alter table public.shelves add primary key using index shelves_number; -- expect: primary-key-on-nullable
alter table boxes add constraint boxes_pkey primary key using index boxes_key; -- expect: primary-key-on-nullable
