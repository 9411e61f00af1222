DROP TYPE public."r;""x";
