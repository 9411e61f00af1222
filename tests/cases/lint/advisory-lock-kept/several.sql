select pg_advisory_lock(1); -- expect: advisory-lock-kept
select now();
select pg_advisory_lock(2);
select pg_advisory_lock(3, 4);
select pg_advisory_unlock(2);
select pg_advisory_unlock(7 + 1);
select pg_advisory_lock(5); -- expect: advisory-lock-kept
