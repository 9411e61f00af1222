DROP STATISTICS public."s;""x";
