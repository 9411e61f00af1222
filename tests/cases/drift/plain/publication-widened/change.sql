alter publication books_out add table shop.authors;
