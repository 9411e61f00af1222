delete from public.marks;
alter sequence public.numbers restart;
