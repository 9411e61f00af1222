do $$ begin
  perform 'public.z'::regtype;
exception when undefined_object then
  create type public.z as enum ('a');
end $$;
