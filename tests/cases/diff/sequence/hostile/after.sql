create sequence "s;""x";
