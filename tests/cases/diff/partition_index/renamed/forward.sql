ALTER INDEX public.two RENAME TO one;
