reindex index public.books_author_id; -- expect: reindex-blocking
reindex table public.books; -- expect: reindex-blocking
reindex (verbose) table public.elsewhere; -- expect: reindex-blocking
reindex (concurrently off) table public.books; -- expect: reindex-blocking
reindex index public.made_by_hand; -- expect: reindex-blocking
reindex schema public; -- expect: reindex-blocking
reindex (concurrently) table public.books;
reindex index concurrently public.books_author_id;
create table public.made (a int primary key);
reindex table public.made;
create temporary table scratch (a int primary key);
reindex table scratch;
