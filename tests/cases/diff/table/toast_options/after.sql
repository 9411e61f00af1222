create table t (a text) with (fillfactor = 50, toast.autovacuum_enabled = off);
