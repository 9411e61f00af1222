DROP DOMAIN public."d;""x";
