select public.shorten();
-- loses: values-lost of public.books.title
