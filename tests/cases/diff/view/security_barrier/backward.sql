-- privilege-change: whose rights and policies count may change
ALTER VIEW public.v SET (security_barrier = 'true');
