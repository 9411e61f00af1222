drop role reporting; -- expect: drop-role
drop user if exists reporting, somebody; -- expect: drop-role, drop-role
create role scratch;
drop role scratch;
