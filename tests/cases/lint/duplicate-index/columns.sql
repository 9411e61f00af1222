create index books_author on public.books (author_id); -- expect: duplicate-index
create index books_author_title on public.books (author_id, title); -- expect: duplicate-index
create index books_title_author on public.books (title, author_id);
create unique index books_isbn on public.books (isbn); -- expect: duplicate-index
create index books_id on public.books (id desc); -- expect: duplicate-index
create index books_lower on public.books (lower(title));
create index books_lower_again on public.books (lower(title));
create index books_in_stock on public.books (author_id) where stock > 0;
create index loans_book_hash on public.loans using hash (book_id);
create index loans_reader_pattern on public.loans (note text_pattern_ops);
create index loans_note on public.loans (note);
create index loans_lent on public.loans (lent_at) include (reader);
create index loans_lent_alone on public.loans (lent_at); -- expect: duplicate-index
create unique index loans_reader_once on public.loans (reader);
create index loans_reader_book on public.loans (reader, book_id);
create index books_pages_down on public.books (pages desc, price);
create index books_pages_up on public.books (pages, price);
create index books_price_c on public.books (title collate "C");
create index events_2024_what on public.events_2024 (what);
create unique index events_2024_once on public.events_2024 (what); -- expect: duplicate-index
create index authors_name on public.authors (name);
create index authors_name_covering on public.authors (name) include (born); -- expect: duplicate-index
create unique index authors_email on public.authors (email);
create unique index authors_email_null on public.authors (email) nulls not distinct;
create index authors_born on public.authors using gist (born);
create index authors_born_name on public.authors using gist (born, name);
