alter sequence shop.receipts increment by 1;
