create or replace procedure public.work() language plpgsql as $$ begin null; end $$;
