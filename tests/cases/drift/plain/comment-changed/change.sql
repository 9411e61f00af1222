comment on table shop.books is 'Ask Bob.';
