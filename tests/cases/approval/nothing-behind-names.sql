do $$
declare
  named text := 'books';
begin
  execute format('comment on table public.%I is %L', named, 'about; them');
  execute 'comment on table public.books is ''a; b''';
  execute format('alter table public.%I enable row level security', named);
  execute format('create index if not exists %I on public.%I (%I)', 'books_title', named, 'title');
  execute format('grant select on public.%s to %I', named, current_user);
  execute format('create or replace view spare.them as %s', 'select 1 as n');
  execute format('insert into spare.%I (id, label) values (%L, %L)', 'things', 98, 'x');
end $$;
create function public.mark() returns trigger language plpgsql as $$
begin
  insert into public.shelves values (new.id + 1000, 'x');
  return new;
end $$;
create trigger marking after insert on spare.things for each row execute function public.mark();
insert into spare.things values (99, 'x');
create table if not exists spare.made (id bigint primary key);
create function public.trim_made() returns trigger language plpgsql as $$
begin
  delete from spare.made where id < new.id - 10;
  return new;
end $$;
create trigger trimming after insert on spare.made for each row execute function public.trim_made();
insert into spare.made values (1);
