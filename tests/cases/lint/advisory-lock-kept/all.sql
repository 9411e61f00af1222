select pg_advisory_lock(1);
select pg_advisory_lock(2);
select pg_advisory_unlock_all();
