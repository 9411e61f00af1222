DROP COLLATION public."c;""x";
