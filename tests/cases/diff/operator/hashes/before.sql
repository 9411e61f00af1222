create function same(text, text) returns boolean language sql immutable as 'select $1 = $2';
