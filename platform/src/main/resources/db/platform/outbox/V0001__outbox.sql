-- Records that a transaction decided to send and the relay has not sent yet, in the order of id.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    record_key text        not null,
    ce_id      uuid        not null,
    ce_type    text        not null,
    ce_time    timestamptz not null,
    value      bytea -- null is a tombstone
);

-- Rows live for milliseconds: without this, dead ones pile up between the visits of the vacuum.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
