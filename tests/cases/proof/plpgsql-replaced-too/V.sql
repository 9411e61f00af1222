alter table public.books drop column if exists note;
create or replace function public.mark() returns void language plpgsql as $$
begin
  update public.books set isbn = 'x';
end $$;
