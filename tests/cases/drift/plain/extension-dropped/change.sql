drop extension hstore;
