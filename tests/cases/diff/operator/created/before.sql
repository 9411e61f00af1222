create function eq(int, text) returns boolean language sql immutable as 'select $1::text = $2';
