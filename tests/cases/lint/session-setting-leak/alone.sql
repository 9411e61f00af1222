-- keel: no-transaction
set lock_timeout = '5s';
set statement_timeout = '1h';
vacuum public.books;
