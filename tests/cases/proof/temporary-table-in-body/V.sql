create or replace function public.work() returns void language plpgsql as $$
begin
  create temp table scratch (n int);
  insert into scratch values (1);
end $$;
