create function eq(int, text) returns boolean language sql immutable as 'select $1::text = $2';
create operator === (function = eq, leftarg = int, rightarg = text, restrict = eqsel, join = eqjoinsel);
