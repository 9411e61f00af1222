alter schema shop owner to shop_other;
