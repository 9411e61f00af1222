-- statement:
truncate t;
