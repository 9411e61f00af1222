alter table public.books disable trigger all; -- expect: disable-all-triggers
do $$ begin
  alter table public.loans disable trigger all; -- expect: disable-all-triggers
  alter table public.loans enable trigger all;
end $$;
