copy (select 1) to program 'cat > /dev/null';
-- loses: hidden-loss of line 6
