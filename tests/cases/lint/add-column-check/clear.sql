alter table public.books add column weight int;
alter table public.books add column "check" int default 1;
alter table public.books add constraint books_weight_check check (weight > 0) not valid;
create table public.shelves (id bigint primary key, room text check (room <> ''));
alter table public.shelves add column width int check (width > 0);
alter table public.books add column if not exists pages integer check (pages > 0);
alter foreign table public.far add column w int check (w > 0);
