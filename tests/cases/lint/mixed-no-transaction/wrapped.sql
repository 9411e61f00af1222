create table public.a (id int);
create table public.b (id int);
