do $a$ begin execute $b$ do $c$ begin delete from public.fines; end $c$ $b$; end $a$;
-- loses: rows-lost of public.fines
