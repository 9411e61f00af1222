drop table shop.log_2026;
