update public.books set title = 'x' where title = 'a title that nobody has';
do $$ begin update public.shelves set label = 'x' where id = 4711; end $$;
-- loses: values-lost of public.books.title
-- loses: values-lost of public.shelves.label
