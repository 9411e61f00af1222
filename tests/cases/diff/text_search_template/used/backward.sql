DROP TEXT SEARCH DICTIONARY public.d;
DROP TEXT SEARCH TEMPLATE public.t;
CREATE TEXT SEARCH TEMPLATE public.t (init = dsimple_init, lexize = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY public.d (template = public.t, stopwords = 'english');
