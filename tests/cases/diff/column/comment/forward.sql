COMMENT ON COLUMN public.t.a IS 'what it''s for';
