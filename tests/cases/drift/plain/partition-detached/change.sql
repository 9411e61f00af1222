alter table shop.log detach partition shop.log_2026;
