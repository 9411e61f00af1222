explain (analyze, costs off) delete from public.fines;
prepare gone as delete from public.shelves;
execute gone;
-- loses: rows-lost of public.fines
-- loses: rows-lost of public.shelves
