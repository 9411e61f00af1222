CREATE COLLATION public.zc (provider = libc, lc_collate = 'C', lc_ctype = 'C');
CREATE TYPE public.zz AS ENUM ('a');
CREATE TYPE public.aa AS (
    one public.zz,
    more public.zz[],
    note text COLLATE public.zc
);
