create operator class h for type int4 using hash as operator 1 =, function 1 hashint4(int4);
