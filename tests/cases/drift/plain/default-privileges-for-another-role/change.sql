alter default privileges for role shop_other grant execute on functions to shop_reader;
