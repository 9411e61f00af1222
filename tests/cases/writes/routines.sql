-- Purpose: bodies of routines, and calls of them.
create function add_genre(i int) returns void language sql as $$
  insert into public.genres values (i); -- writes: public.genres INSERT in the body of public.add_genre
$$;
create function clear() returns void language plpgsql as $$
begin
  delete from public.genres; -- writes: public.genres DELETE in the body of public.clear
end $$;
create procedure atomic() language sql begin atomic
  update public.genres set id = 1; -- writes: public.genres UPDATE in the body of public.atomic
end;
create function harmless() returns bigint language sql as 'select count(*) from public.genres';
select add_genre(2); -- writes: public.genres the call of public.add_genre, INSERT in the body of public.add_genre
call atomic(); -- writes: public.genres the call of public.atomic, UPDATE in the body of public.atomic
do $$ begin
  perform public.clear(); -- writes: public.genres the call of public.clear, DELETE in the body of public.clear
  perform harmless();
end $$;
