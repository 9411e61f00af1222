alter table public.books alter column title type varchar(10); -- expect: narrow-column-type
alter table public.books alter column isbn type varchar(10) using isbn::varchar(10); -- expect: narrow-column-type
alter table public.books alter column price type numeric(10,1); -- expect: narrow-column-type
alter table public.books
  alter column pages type smallint, -- expect: narrow-column-type
  alter column stock type int2 using stock::smallint; -- expect: narrow-column-type
alter table public.books alter column published type date; -- expect: narrow-column-type
alter table public.authors alter column name type varchar(9) using left(name, 9); -- expect: narrow-column-type
alter table public.authors alter column id type integer; -- expect: narrow-column-type
alter table public.loans alter column lent_at type timestamptz(0); -- expect: narrow-column-type
