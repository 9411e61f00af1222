create text search configuration c (copy = simple);
comment on text search configuration c is 'x';
