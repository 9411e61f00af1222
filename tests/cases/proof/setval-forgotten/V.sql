select setval('public.numbers', 500);
