alter index one rename to two;
