alter table public.loans set schema private;
alter table public.books rename column pages to page_count;
alter view public.titles rename to names;
