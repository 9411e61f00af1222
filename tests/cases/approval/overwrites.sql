update public.books set title = upper(title) where id > 0;
update public.books set read_on = null where id > 0;
insert into public.shelves (id, label) values (1, 'A') on conflict (id) do update set label = 'B';
-- loses: values-lost of public.books.title
-- loses: values-lost of public.books.read_on
-- loses: values-lost of public.shelves.label
