create trigger books_touch before update on public.books for each row execute function public.touch();
