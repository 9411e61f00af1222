alter table shop.log_2026 set unlogged;
