alter table public.books add column a int;
insert into public.books (title, author_id) select 'x', n from generate_series(1, 3) n;
