alter type public.mood add value 'calm';
