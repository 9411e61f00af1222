alter sequence public.numbers increment by 10;
