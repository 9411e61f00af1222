alter table shop.books set (fillfactor = 50, autovacuum_enabled = off);
