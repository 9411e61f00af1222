DROP TYPE public."e;""x";
