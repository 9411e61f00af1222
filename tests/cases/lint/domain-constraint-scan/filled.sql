create domain public.fresh as bigint;
create table public.shelves (id public.fresh);
insert into public.shelves select id from public.books;
alter domain public.fresh add check (value > 0); -- expect: domain-constraint-scan
