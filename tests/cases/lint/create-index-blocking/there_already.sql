-- before:
create index if not exists books_pages on public.books (pages);
-- migration:
create index if not exists books_pages on public.books (pages);
create index if not exists books_pages_too on public.books (pages, title); -- expect: create-index-blocking
create index books_stock on public.books (stock); -- expect: create-index-blocking
