-- role referenced = u
do $$ begin
  if current_setting('server_version_num')::int >= 180000 then
    execute 'alter table t add constraint c foreign key (uid) references u not enforced';
  end if;
end $$;
-- statement:
alter table t alter constraint c enforced;
