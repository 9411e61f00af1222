alter index i alter column 2 set statistics 77;
