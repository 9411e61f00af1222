-- keel: no-transaction
create index concurrently if not exists books_title on public.books (title); -- expect: concurrently-if-not-exists
create unique index concurrently if not exists loans_once on public.loans (book_id, reader); -- expect: concurrently-if-not-exists
drop index concurrently if exists public.books_pages;
create index concurrently if not exists books_pages on public.books (pages);
drop index concurrently if exists private.books_stock;
create index concurrently if not exists books_stock on public.books (stock); -- expect: concurrently-if-not-exists
create index if not exists books_price on public.books (price);
create index concurrently books_published on public.books (published);
