-- before:
create table public.known (id bigint primary key, data jsonb);
-- migration:
update public.books set stock = 0 where stock is null;
update public.books set title = trim(lower(title)), stock = coalesce(stock, 0), price = greatest(price, 0);
update public.books set stock = pages + 1, title = 'x' || isbn;
-- The WHERE leaves out what is done.
update public.books set stock = stock + 1 where stock < 1;
update public.prices set amount = amount * 100, unit = 'cent' where unit = 'euro';
update public.docs set data = data || '{"a": 1}'::jsonb, other = data - 'b';
update public.docs set data = data - 'b' where id = 1;
update public.docs set data = jsonb_set(data, '{a}', '1') where id = 1;
update public.docs set data = data || jsonb_build_object('a', 1) where id = 1;
update public.known set data = data || other where id = 1;
update public.books set title = replace(title, 'a', 'b') where id = 1;
update public.books set stock = (select count(*) + 1 from public.loans where book_id = books.id);
create temp table t (a int);
update t set a = a + 1;
do $$ begin
  if exists (select from public.settings where version = 1) then
    update public.books set stock = stock + 1 where id = 3;
  end if;
end $$;
alter table public.books alter column pages type text using pages::text;
alter table public.books alter column pages type int;
alter table public.books alter column stock type int using 0;
