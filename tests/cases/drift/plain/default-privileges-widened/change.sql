alter default privileges in schema shop grant insert on tables to shop_writer;
