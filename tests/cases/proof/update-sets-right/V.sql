update public.books set state = 'new' where state is null;
