-- statement:
grant select (a) on t to app;
