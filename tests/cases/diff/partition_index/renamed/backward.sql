ALTER INDEX public.one RENAME TO two;
