alter function public.search_books(text, integer) security definer;
