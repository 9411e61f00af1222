drop trigger if exists books_touch on public.books;
create trigger books_touched after update on public.books
  for each row execute function private.touch();
drop event trigger if exists watch;
create event trigger watch on ddl_command_end execute function private.watch();
