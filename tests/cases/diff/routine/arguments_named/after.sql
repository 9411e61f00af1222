CREATE FUNCTION public.longer(value text, most int) RETURNS boolean IMMUTABLE LANGUAGE sql AS
    'SELECT length(value) > most';
CREATE TABLE public.books (title text, CONSTRAINT short CHECK (NOT public.longer(title, 200)));
CREATE FUNCTION public.both(one int, OUT same int, OUT next int) LANGUAGE sql AS
    'SELECT one, one + 1';
CREATE FUNCTION public.rows(one int) RETURNS TABLE (n int) LANGUAGE sql AS 'SELECT one';
