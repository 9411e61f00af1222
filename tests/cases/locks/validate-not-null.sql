do $$ begin
  if current_setting('server_version_num')::int >= 180000 then
    execute 'alter table t add constraint c not null n not valid';
  end if;
end $$;
-- statement:
alter table t validate constraint c;
