drop index shop.books_note;
insert into shop.authors (name) values ('A');
insert into shop.books (id, author, isbn, title, price, note)
  select n, 1, n::text, 'T', 5, 'same' from generate_series(1, 2) n;
-- It fails, and stays behind invalid.
-- expect-error
create unique index concurrently books_note on shop.books (note) where note is not null;
update shop.books set note = id::text;
