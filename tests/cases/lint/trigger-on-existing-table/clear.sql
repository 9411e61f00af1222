create table public.shelves (id bigint primary key);
create trigger shelves_touch before update on public.shelves
  for each row execute function private.touch();
insert into public.shelves values (1);
create trigger shelves_touch2 before update on public.shelves
  for each row execute function private.touch();
create trigger titles_write instead of insert on public.titles
  for each row execute function private.touch();
drop trigger books_touch on public.books;
