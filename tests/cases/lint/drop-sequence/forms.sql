-- before:
create sequence public.receipt_numbers;
-- migration:
drop sequence public.receipt_numbers; -- expect: drop-sequence
drop sequence if exists public.nobody_knows; -- expect: drop-sequence
create sequence public.receipt_numbers;
create sequence if not exists public.scratch;
drop sequence public.scratch;
create temp sequence s;
drop sequence s;
