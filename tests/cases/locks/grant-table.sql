-- statement:
grant select on t to app;
