alter table public.books rename column pages to page_count;
alter table public.books add column if not exists pages integer generated always as (page_count) stored;
-- The table is behind a view from now on, which has the old names.
alter table public.authors rename column name to full_name;
alter table public.authors rename to authors_base;
create view public.authors as select id, full_name as name from public.authors_base;
alter table public.loans rename to loans_base;
alter table public.loans_base rename column note to remark;
create view public.loans as select id, remark as note from public.loans_base;
