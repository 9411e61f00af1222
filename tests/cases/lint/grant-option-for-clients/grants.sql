grant select on books to anon with grant option; -- expect: grant-option-for-clients
grant execute on function private.touch() to reader, authenticated with grant option; -- expect: grant-option-for-clients
grant select on books to reporting with grant option;
revoke grant option for select on books from anon;
grant select on books to anon;
