update public.books set price = price - 1;
