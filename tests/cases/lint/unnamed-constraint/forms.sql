alter table public.books add check (pages > 0); -- expect: unnamed-constraint
alter table public.loans add foreign key (book_id) references public.books (id) not valid; -- expect: unnamed-constraint
alter table public.books add unique (title), add exclude using gist (title with =); -- expect: unnamed-constraint, unnamed-constraint
alter table nobody_knows add check (a > 0); -- expect: unnamed-constraint
alter domain public.amount add check (value > 0); -- expect: unnamed-constraint
do $$ begin
  alter table public.books add check (stock > 0); -- expect: unnamed-constraint
end $$;
