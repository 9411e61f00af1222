ALTER TEXT SEARCH DICTIONARY public.d (accept = 'false');
