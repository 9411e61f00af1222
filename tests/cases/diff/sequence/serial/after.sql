create table t (b int, a serial);
