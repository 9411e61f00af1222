DROP FUNCTION public."f;""x"(integer);
