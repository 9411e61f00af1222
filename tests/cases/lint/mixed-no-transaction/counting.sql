-- keel: no-transaction
update public.books set stock = stock + 1; -- expect: mixed-no-transaction
vacuum public.books;
