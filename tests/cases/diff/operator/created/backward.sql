DROP OPERATOR public.=== (integer, text);
