drop trigger books_touch on public.books; -- expect: drop-trigger
drop trigger if exists nobody_knows on public.loans; -- expect: drop-trigger
drop event trigger if exists watch; -- expect: drop-trigger
create trigger scratch before insert on public.authors for each row execute function private.touch();
drop trigger scratch on public.authors;
