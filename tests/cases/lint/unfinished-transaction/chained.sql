-- keel: no-transaction
begin;
comment on table public.books is 'x';
commit and chain; -- expect: unfinished-transaction
comment on table public.books is 'x';
