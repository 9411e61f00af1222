alter table public.books enable row level security;
insert into public.authors (name) values ('one'), ('two');
insert into public.authors (name) select title from public.books; -- expect: policy-change-in-long-transaction
alter policy books_read on public.books using (stock > 1);
create index on public.loans (lent_at);
alter table public.authors force row level security;
alter table public.loans validate constraint loans_later; -- expect: policy-change-in-long-transaction
alter policy loans_own on public.loans using (true);
alter table public.books set tablespace fast; -- expect: policy-change-in-long-transaction
