alter table public.books alter column id drop identity; -- expect: drop-identity-or-expression
alter table public.books alter column total drop expression if exists; -- expect: drop-identity-or-expression
