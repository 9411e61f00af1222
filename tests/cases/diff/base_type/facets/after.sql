comment on type money2 is 'ours';
comment on function money2_in(cstring) is 'reads';
alter type money2 owner to keel_owner;
grant usage on type money2 to keel_owner; revoke usage on type money2 from public;
