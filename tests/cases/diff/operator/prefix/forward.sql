CREATE OPERATOR public.!! (rightarg = text, function = public.neg);
