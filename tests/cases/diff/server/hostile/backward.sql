DROP SERVER "s;""x";
