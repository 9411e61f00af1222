create temporary table first_of_all ();
