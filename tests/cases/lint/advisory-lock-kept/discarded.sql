-- keel: no-transaction
select pg_advisory_lock(1);
discard all;
select pg_advisory_lock(2); -- expect: advisory-lock-kept
discard plans;
