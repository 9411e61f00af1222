create table public.shelves (id bigint, room text);
insert into public.shelves values (99999, 'a');
alter table public.shelves alter column id type smallint; -- expect: narrow-column-type
