CREATE COLLATION public."c;""x" (provider = libc, lc_collate = 'C', lc_ctype = 'C');
