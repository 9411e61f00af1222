DROP COLLATION public.c;
CREATE COLLATION public.c (provider = libc, lc_collate = 'POSIX', lc_ctype = 'POSIX');
