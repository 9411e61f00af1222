create role a login password 'x'; -- expect: password-in-text
alter role a password 'y'; -- expect: password-in-text
alter role a password null;
create role b login;
create user mapping for current_user server s options (user 'a', password 'b'); -- expect: password-in-text
create subscription s connection 'host=x password = y' publication p; -- expect: password-in-text
-- alter role a password 'z';
comment on role a is 'has a password ''x''';
