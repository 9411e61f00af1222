alter table public.books add column a int;
merge into public.books b using public.loans l on b.id = l.book_id when matched then delete; -- expect: ddl-and-backfill
