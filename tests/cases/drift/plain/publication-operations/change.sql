alter publication books_out set (publish = 'insert');
