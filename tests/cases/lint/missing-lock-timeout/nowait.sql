lock table public.books in access exclusive mode nowait;
alter table public.books add column a int;
