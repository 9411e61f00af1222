-- Jobs are kept, named ones once; nobody runs them.
select cron.schedule('*/5 * * * *', 'select 1') = 1;

select cron.schedule('nightly', '0 3 * * *', 'vacuum') = 2;

select cron.schedule('nightly', '0 4 * * *', 'vacuum analyze') = 2;

select schedule = '0 4 * * *' and command = 'vacuum analyze' and active and username = 'postgres'
  and database = current_database()
from cron.job where jobname = 'nightly';

select cron.schedule('every ten', '10 seconds', 'select 1') > 0;

select cron.schedule_in_database('elsewhere', '@daily', 'select 1', 'other') > 0;

select database = 'other' from cron.job where jobname = 'elsewhere';

do $$ begin perform cron.alter_job(2, schedule => '5 4 * * sun', active => false); end $$;

select schedule = '5 4 * * sun' and not active and command = 'vacuum analyze' from cron.job where jobid = 2;

select cron.schedule(good, 'select 1') > 0
from unnest(array['0 0 1 1 *', '0-30/5,45 1,2 $ jan-mar mon-fri', '59 23 31 12 7', '@hourly', '1 second']) good;

-- raises: 22023
select cron.schedule('every five minutes', 'select 1') > 0;

-- raises: 22023
select cron.schedule('60 * * * *', 'select 1') > 0;

-- raises: 22023
select cron.schedule('* * * *', 'select 1') > 0;

-- raises: 22023
select cron.schedule('* * 0 * *', 'select 1') > 0;

-- raises: 22023
select cron.schedule('90 seconds', 'select 1') > 0;

-- raises: 22023
select cron.schedule('* * * foo *', 'select 1') > 0;

select cron.unschedule('nightly');

-- raises: XX000
select cron.unschedule('nightly');

select cron.unschedule(1);

-- raises: XX000
select cron.unschedule(1);

select count(*) = 0 from cron.job_run_details;

-- The table is for reading.
-- raises: 42501
insert into cron.job (schedule, command) values ('* * * * *', 'select 1');

select nspname = 'pg_catalog' from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
where extname = 'pg_cron';

set role anon;

-- raises: 42501
select cron.schedule('* * * * *', 'select 1') > 0;

reset role;
