alter role reporting set work_mem = '64MB'; -- expect: server-setting
alter role all in database library set work_mem = '64MB'; -- expect: server-setting
alter role reporting reset all; -- expect: server-setting
alter database library set timezone = 'UTC'; -- expect: server-setting
alter system set shared_buffers = '1GB'; -- expect: server-setting
set local work_mem = '64MB';
alter role reporting nologin;
alter function private.touch() set search_path = '';
