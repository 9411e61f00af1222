create language l handler plpgsql_call_handler;
comment on language l is 'x';
