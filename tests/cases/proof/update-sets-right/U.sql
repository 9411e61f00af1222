update public.books set state = null where state = 'new';
