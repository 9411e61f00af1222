alter table public.books alter column price drop default; -- expect: drop-default
alter table public.nobody_knows alter a drop default, alter b drop default; -- expect: drop-default, drop-default
