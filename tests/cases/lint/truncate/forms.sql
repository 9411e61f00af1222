truncate public.loans; -- expect: truncate
truncate table only public.books, public.authors restart identity cascade; -- expect: truncate, truncate
truncate nobody_knows; -- expect: truncate
do $$ begin
  truncate public.loans; -- expect: truncate
end $$;
