-- rollback: update public.books set pages = pages - 1 where id > 0;
update public.books set pages = pages + 1 where id > 0;
