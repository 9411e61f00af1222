CREATE TEXT SEARCH TEMPLATE public.t (init = dsimple_init, lexize = dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE public.t IS 'ours';
