alter table public.books drop constraint books_pages_check;
alter table public.books add check (pages > 0);
-- Not of this table, not of this name.
alter table public.loans drop constraint if exists books_stock_check;
alter table public.books add check (stock > 0); -- expect: unnamed-constraint
alter table public.books drop constraint if exists books_stocks_check;
alter table public.books add check (stock > 1); -- expect: unnamed-constraint
alter domain public.amount add constraint positive check (value > 0);
alter domain public.amount set not null;
alter domain public.amount drop constraint if exists positive;
