do $$ begin if public.purge() > 0 then null; end if; end $$;
-- loses: rows-lost of public.fines
-- loses: called-unseen of public.purge()
