
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.search_books(words text, at_most integer DEFAULT 20)
 RETURNS TABLE(id uuid, isbn text, title text, author text)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
BEGIN ATOMIC
 SELECT b.id,
     (b.isbn)::text AS isbn,
     b.title,
     b.author
    FROM public.books b
   WHERE (b.search @@ websearch_to_tsquery('english'::regconfig, search_books.words))
   ORDER BY (ts_rank(b.search, websearch_to_tsquery('english'::regconfig, search_books.words))) DESC, b.title, b.id
  LIMIT LEAST(search_books.at_most, 100);
END;
COMMIT;
