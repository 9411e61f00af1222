do $$ begin
  if to_regtype('public.e') is not null then
    return;
  end if;
  create type public.e as enum ('a');
end $$;
do $$ begin
  if to_regtype('public.f') is not null then
    raise notice 'it is there';
  end if;
  create type public.f as enum ('a'); -- expect: create-without-guard
end $$;
