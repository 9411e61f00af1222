-- Undoes V002. Fails, as it should, while anything uses one of them.

drop extension if exists btree_gist;
drop extension if exists pg_trgm;
drop extension if exists citext;
