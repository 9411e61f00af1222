create server s foreign data wrapper w; create user mapping for public server s; create user mapping for current_user server s;
