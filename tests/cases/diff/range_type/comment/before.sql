create type r as range (subtype = numeric);
