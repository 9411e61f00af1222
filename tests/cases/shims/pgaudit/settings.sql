select count(*) = 1 from pg_extension where extname = 'pgaudit';

set pgaudit.log = 'ddl';

select current_setting('pgaudit.log') = 'ddl';
