-- before:
create unique index loans_reader_once on public.loans (reader);
-- migration:
alter table public.loans add constraint loans_reader_key unique (reader); -- expect: duplicate-index
