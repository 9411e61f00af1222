CREATE OPERATOR public.=== (leftarg = text, rightarg = text, function = public.same, commutator = operator(public.===), hashes, merges);
