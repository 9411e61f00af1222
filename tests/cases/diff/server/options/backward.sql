ALTER SERVER s OPTIONS (DROP dbname, SET host 'h', ADD port '1');
