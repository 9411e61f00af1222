create table shop.log_2027 partition of shop.log
  for values from ('2027-01-01') to ('2028-01-01');
