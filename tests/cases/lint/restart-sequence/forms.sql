alter sequence public.numbers restart; -- expect: restart-sequence
alter sequence if exists public.numbers increment by 2 restart with 5; -- expect: restart-sequence
alter table public.books alter column id restart with 5; -- expect: restart-sequence
alter table public.books alter column id set generated always restart; -- expect: restart-sequence
select setval('public.books_id_seq', 1000); -- expect: restart-sequence
select setval('public.books_id_seq'::regclass, 1, false); -- expect: restart-sequence
select setval(pg_get_serial_sequence('public.books', 'id'), 1000); -- expect: restart-sequence
do $$ begin
  perform setval('public.books_id_seq', 1); -- expect: restart-sequence
end $$;
