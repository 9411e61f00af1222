DROP TEXT SEARCH PARSER public.p;
CREATE TEXT SEARCH PARSER public.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, headline = prsd_headline, lextypes = prsd_lextype);
