CREATE COLLATION public.c (provider = libc, lc_collate = 'C', lc_ctype = 'C');
