alter table public.books rename column pages to page_count; -- expect: rename-column
alter table public.books rename title to name; -- expect: rename-column
alter table public.nobody_knows rename column a to b; -- expect: rename-column
alter view public.titles rename column title to name; -- expect: rename-column
alter table public.books rename constraint books_isbn_key to books_isbn_once;
