grant create on schema shop to shop_writer;
