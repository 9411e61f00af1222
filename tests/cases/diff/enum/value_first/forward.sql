ALTER TYPE public.e ADD VALUE 'a' BEFORE 'b';
