alter type public.pair drop attribute if exists b;
