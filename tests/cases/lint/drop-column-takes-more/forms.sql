-- before:
create unique index authors_email on public.authors (lower(email));
create index authors_born on public.authors (name, born);
alter table public.books add constraint sane check (price > 0 and stock > 0);
create index books_stock on public.books (title) include (stock) where pages > 0;
-- migration:
alter table public.events drop column if exists happened_at; -- expect: drop-column-takes-more
alter table public.books drop column if exists isbn; -- expect: drop-column-takes-more
alter table public.loans drop column if exists book_id; -- expect: drop-column-takes-more
alter table public.authors
  drop column if exists email, -- expect: drop-column-takes-more
  drop column if exists born; -- expect: drop-column-takes-more
alter table public.books drop column if exists price; -- expect: drop-column-takes-more
alter table public.books drop column if exists stock; -- expect: drop-column-takes-more
