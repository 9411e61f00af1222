-- role table = parted
-- role partition = p1
do $$ begin
  if current_setting('server_version_num')::int >= 180000 then
    execute 'alter table parted add constraint c not null n not valid';
  end if;
end $$;
-- statement:
alter table parted validate constraint c;
