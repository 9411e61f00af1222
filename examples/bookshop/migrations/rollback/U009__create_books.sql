-- Undoes V009: the catalogue is lost. Triggers, policies and indexes go with the table.

set local lock_timeout = '5s';

drop table if exists public.books;
