CREATE TYPE public.e AS ENUM ('a', 'it''s', 'B c');
