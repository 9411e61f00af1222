revoke select on public.books from reporting; -- expect: revoke
revoke insert on public.books from reporting; -- expect: revoke
grant select on public.loans to reporting;
grant select on public.books to somebody;
grant writers to reporting;
