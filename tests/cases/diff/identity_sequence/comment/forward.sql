COMMENT ON SEQUENCE public.t_id_seq IS 'two';
