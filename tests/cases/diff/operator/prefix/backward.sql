DROP OPERATOR public.!! (NONE, text);
