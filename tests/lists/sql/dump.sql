INSERT INTO clips (id, url) VALUES (1,'https://www.youtube.com/watch?v=kY3nR8tQ2wA'),(2,'https://www.tiktok.com/@lena.kilns/video/7398211450027365122');
