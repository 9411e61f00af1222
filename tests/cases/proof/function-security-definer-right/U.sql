alter function public.tax(numeric) security invoker;
