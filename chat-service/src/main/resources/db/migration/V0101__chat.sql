-- The messages of every chat, written behind the log; seq is the place of the message there (its record's offset).
create table chat_messages (
    stream_id   uuid        not null,
    seq         bigint      not null,
    id          uuid        not null,
    author_id   uuid        not null,
    author_name text        not null,
    author_role text        not null,
    text        text, -- null once removed: the text is gone from here too
    sent_at     timestamptz not null,
    removed     boolean     not null default false,
    reply_to    uuid,
    primary key (stream_id, seq),
    check (removed = (text is null))
);

create unique index chat_messages_by_id on chat_messages (id);

-- How each chat is set up, as far as that differs from the defaults.
create table chat_rooms (
    stream_id         uuid    primary key,
    slow_mode_seconds int     not null default 0,
    enabled           boolean not null default true,
    pinned_message_id uuid
);

create table chat_mutes (
    stream_id   uuid not null,
    user_id     uuid not null,
    muted_until timestamptz, -- null: until somebody unmutes them
    primary key (stream_id, user_id)
);

-- The message id that each Idempotency-Key stands for, kept from before the message is on the log.
create table chat_post_keys (
    author_id   uuid        not null,
    stream_id   uuid        not null,
    key         text        not null,
    message_id  uuid        not null,
    reserved_at timestamptz not null,
    primary key (author_id, stream_id, key)
);

create index chat_post_keys_by_age on chat_post_keys (reserved_at);
