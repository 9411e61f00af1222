DROP VIEW public."v;""x";
