-- Purpose: money can go back to the buyer. Alone in its migration: a new enum value cannot be used
--   before the transaction that adds it is over.
-- Spec: specs/orders.md
-- Rollback: migrations/rollback/U025__add_order_event_refunded.sql
-- Changelog: See in an order's history when it was refunded.

alter type public.order_event_kind add value if not exists 'refunded' after 'cancelled';
