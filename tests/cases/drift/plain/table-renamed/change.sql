alter table shop.log_2026 rename to log_old;
