ALTER SERVER s OPTIONS (DROP port, ADD dbname 'd', SET host 'i');
