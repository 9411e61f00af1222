create type "r;""x" as range (subtype = numeric, multirange_type_name = "m;""y");
