alter sequence shop.receipts owned by none;
