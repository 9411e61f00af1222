create type r as range (subtype = numeric);
comment on type r is 'x';
