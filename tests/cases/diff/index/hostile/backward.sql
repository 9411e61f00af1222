DROP INDEX public."i USING x"" ;";
