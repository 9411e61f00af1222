drop publication if exists news;
