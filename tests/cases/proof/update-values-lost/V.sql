update public.books set note = 'x';
