alter table public.books add column if not exists note text;
create or replace function public.mark() returns void language plpgsql as $$
begin
  update public.books set note = 'x';
end $$;
