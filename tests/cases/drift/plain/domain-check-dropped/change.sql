alter domain shop.cents drop constraint cents_check;
