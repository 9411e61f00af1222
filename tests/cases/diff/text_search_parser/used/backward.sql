DROP TEXT SEARCH CONFIGURATION public.c;
CREATE TEXT SEARCH PARSER public.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION public.c (parser = public.p);
