select add_genre('zines');
