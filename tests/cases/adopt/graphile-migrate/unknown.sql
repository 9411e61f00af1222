-- keel adopt
insert into graphile_migrate.migrations select 'sha1:abc', hash, '000004.sql', '2026-01-01' from graphile_migrate.migrations where filename = '000003.sql';
