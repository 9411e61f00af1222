select pg_advisory_xact_lock(1);
select pg_try_advisory_xact_lock(1);
select pg_advisory_lock(1);
comment on table public.books is 'x';
select pg_advisory_unlock(1);
select pg_try_advisory_lock(1); -- expect: advisory-lock-kept
do $$ begin
  perform pg_advisory_lock_shared(2); -- expect: advisory-lock-kept
end $$;
