-- Purpose: writes within other things.
with gone as (
  delete from genres returning * -- writes: public.genres DELETE
) select count(*) from gone;
with gone as (
  delete from books returning id
)
insert into genres select id from gone; -- writes: public.genres INSERT
with merged as (
  merge into genres g using books b on g.id = b.id -- writes: public.genres MERGE
  when matched then delete returning g.id
) insert into books select id from merged;
do $$
begin
  if not exists (select from genres) then
    insert into genres values (1); -- writes: public.genres INSERT
  end if;
  execute 'update public.genres set id = 2'; -- writes: public.genres UPDATE
  execute format('delete from %I.genres where id = %s', 'public', 1); -- writes: public.genres EXECUTE
  execute format('analyze %I', 'genres');
  perform count(*) from genres;
exception when others then
  truncate genres; -- writes: public.genres TRUNCATE
end $$;
