alter table shop.authors rename born to birthday;
