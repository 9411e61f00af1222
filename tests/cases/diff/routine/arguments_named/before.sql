CREATE FUNCTION public.longer(text, int) RETURNS boolean IMMUTABLE LANGUAGE sql AS
    'SELECT length($1) > $2';
CREATE TABLE public.books (title text, CONSTRAINT short CHECK (NOT public.longer(title, 200)));
CREATE FUNCTION public.both(int, OUT int, OUT int) LANGUAGE sql AS 'SELECT $1, $1 + 1';
CREATE FUNCTION public.rows(int) RETURNS TABLE (n int) LANGUAGE sql AS 'SELECT $1';
