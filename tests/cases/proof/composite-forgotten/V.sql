do $$ begin
  alter type public.pair add attribute b int;
exception when duplicate_column then null;
end $$;
