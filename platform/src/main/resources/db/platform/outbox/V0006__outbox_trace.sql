-- The trace of the request that decided it, as the record's traceparent header bears it.
alter table outbox add column trace text;
