-- keel: no-transaction
set local lock_timeout = '5s'; -- expect: set-local-outside-transaction
begin;
set local lock_timeout = '5s';
commit;
set local lock_timeout = '5s'; -- expect: set-local-outside-transaction
