do $$ begin perform set_config('search_path', 'spa' || 're', true); end $$;
drop table if exists things;
-- loses: drop-table of public.things
-- loses: rows-lost of spare.things
