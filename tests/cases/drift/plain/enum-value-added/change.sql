alter type shop.status add value 'lost' after 'sent';
