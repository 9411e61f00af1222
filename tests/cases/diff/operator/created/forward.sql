CREATE OPERATOR public.=== (leftarg = integer, rightarg = text, function = public.eq, restrict = eqsel, join = eqjoinsel);
