alter table public.books add column slug text unique; -- expect: add-column-unique
alter table public.books add column s2 text constraint once unique default 'x'; -- expect: add-column-unique
alter table public.books add column s3 text unique deferrable initially deferred; -- expect: add-column-unique
alter table public.unheard_of add column id bigint primary key; -- expect: add-column-unique
alter table public.unheard_of add column id2 bigint generated always as identity primary key; -- expect: add-column-unique
