ALTER INDEX public.own RENAME TO p1_whole_idx;
