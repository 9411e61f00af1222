create sequence if not exists public.numbers;
