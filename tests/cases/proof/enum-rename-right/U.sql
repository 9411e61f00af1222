alter type public.mood rename value 'blue' to 'sad';
