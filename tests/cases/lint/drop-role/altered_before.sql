alter role reporting nologin;
drop role reporting; -- expect: drop-role
