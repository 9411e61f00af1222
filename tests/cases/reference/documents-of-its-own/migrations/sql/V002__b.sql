insert into shop.zones_eu values ('eu', 5);
