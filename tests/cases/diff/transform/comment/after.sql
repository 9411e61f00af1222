create transform for int language sql (to sql with function int4recv(internal));
comment on transform for int language sql is 'x';
