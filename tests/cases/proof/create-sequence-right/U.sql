drop sequence if exists public.numbers;
