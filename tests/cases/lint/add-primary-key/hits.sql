-- before:
create table public.shelves (number bigint not null, room text);
-- migration:
alter table public.shelves add constraint shelves_pkey primary key (number); -- expect: add-primary-key
alter table public.unheard_of add primary key (id); -- expect: add-primary-key
alter table only public.unheard_of add constraint unheard_of_pkey primary key (id); -- expect: add-primary-key
alter table if exists public.others
  add column if not exists id bigint generated always as identity,
  add primary key (id); -- expect: add-primary-key
