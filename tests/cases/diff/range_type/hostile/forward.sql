CREATE TYPE public."r;""x" AS RANGE (subtype = numeric, multirange_type_name = public."m;""y");
