-- before:
create table public.lists (a int) partition by list (a);
create table public.lists_rest partition of public.lists default;
-- migration:
create table public.lists_1 partition of public.lists for values in (1); -- expect: create-partition-of
