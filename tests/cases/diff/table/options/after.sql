create table t (a int) with (fillfactor = 80, autovacuum_enabled = false);
