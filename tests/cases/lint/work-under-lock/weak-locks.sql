create table public.made (book_id bigint references public.books (id));
create trigger loans_touch before update on public.loans for each row execute function private.touch();
select count(*) from public.books;
drop table public.events_2024;
