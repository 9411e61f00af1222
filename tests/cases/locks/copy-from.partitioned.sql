-- role table = parted
-- role partition = p1
-- statement:
copy parted (id, a, k) from program 'echo 201,201,1' with (format csv);
