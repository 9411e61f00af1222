set work_mem = '64MB'; -- expect: session-setting-leak
set local statement_timeout = '5s';
set maintenance_work_mem = '1GB';
reset maintenance_work_mem;
select set_config('app.flag', 'on', false); -- expect: session-setting-leak
select set_config('app.other', 'on', true);
set temp_buffers = 100;
set temp_buffers to default;
set transaction isolation level serializable;
