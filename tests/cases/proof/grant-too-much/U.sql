revoke all on public.books from reader, public;
revoke all on public.books from current_user;
