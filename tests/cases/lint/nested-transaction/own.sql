begin;
comment on table public.books is 'x';
savepoint a;
release a;
end;
