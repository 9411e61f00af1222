create index books_covering on public.books (pages);
create index books_covering_more on public.books (pages) include (price, stock); -- expect: duplicate-index
create index loans_note on public.loans (note) include (reader);
create index loans_note_again on public.loans (note) include (lent_at);
