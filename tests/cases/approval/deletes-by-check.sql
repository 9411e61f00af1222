alter table spare.things add constraint odd check (public.purge() = 1);
-- loses: rows-lost of public.fines
-- loses: called-unseen of public.purge()
