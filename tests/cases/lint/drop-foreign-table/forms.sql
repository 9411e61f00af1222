drop foreign table if exists public.far; -- expect: drop-foreign-table
drop server if exists archive; -- expect: drop-foreign-table
drop foreign data wrapper if exists fdw; -- expect: drop-foreign-table
drop user mapping if exists for current_user server archive; -- expect: drop-foreign-table
drop server if exists other;
create server other foreign data wrapper postgres_fdw;
