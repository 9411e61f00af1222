create table public.made (a int);
create index made_a on public.made (a);
insert into public.made select pages from public.books;
drop index public.made_a;
