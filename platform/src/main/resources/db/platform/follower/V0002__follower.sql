-- How far each follower has got. Written in the transaction that writes what the records meant.
create table log_offsets (
    follower    text   not null,
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (follower, topic, partition)
);

-- The events that a follower has seen lately, so that a repeat changes nothing.
create table log_seen (
    follower text        not null,
    event_id uuid        not null,
    at       timestamptz not null,
    primary key (follower, event_id)
);
