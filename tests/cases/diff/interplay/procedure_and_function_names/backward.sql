DROP PROCEDURE public.f(text);
