create sequence public.numbers;
create table public.marks (n bigint primary key);
