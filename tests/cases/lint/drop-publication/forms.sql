drop publication if exists shop_window; -- expect: drop-publication
drop subscription if exists far; -- expect: drop-publication
drop publication if exists supabase_realtime;
create publication supabase_realtime;
create publication scratch;
drop publication scratch;
