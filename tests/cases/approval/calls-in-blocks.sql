do $$
declare one int;
begin
  one := public.purge();
end $$;
-- loses: hidden-loss of public.purge()
-- loses: rows-lost of public.fines
