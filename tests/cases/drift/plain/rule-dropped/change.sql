drop rule log_quiet on shop.authors;
