-- By its name it can be told apart, and a second primary key is refused.
alter table public.books add constraint positive check (pages > 0);
alter table public.loans add primary key (id);
alter table public.books add column if not exists a int check (a > 0) unique references public.authors;
alter table public.books drop constraint if exists books_stock_check;
alter table public.books add check (stock > 0);
alter table public.loans drop constraint if exists loans_book_id_reader_key;
alter table public.loans add unique (book_id, reader);
create table if not exists public.shelves (a int check (a > 0), unique (a));
create temp table t (a int);
alter table t add check (a > 0);
drop table if exists public.scratch;
create table public.scratch (a int);
alter table public.scratch add check (a > 0);
do $$ begin
  if not exists (select from pg_constraint where conrelid = 'public.books'::regclass and contype = 'c') then
    alter table public.books add check (price > 0);
  end if;
end $$;
alter table public.books add unique using index books_ready;
