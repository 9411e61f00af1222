do $$ begin
  alter type public.mood add value if not exists 'a';
  perform 'a'::public.mood; -- expect: enum-value-used
end $$;
