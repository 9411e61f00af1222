alter sequence public.numbers restart;
