create index books_all on public.books (published, title, price, stock); -- expect: wide-index
create unique index books_once on public.books (published, title, price, stock);
create index books_three on public.books (published, title, price) include (stock, pages);
create index books_gin on public.books using gin (title, isbn, pages, stock);
