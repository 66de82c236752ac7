-- A question lives in one stream. Who may see that stream is known from the log (audience_streams), hence no foreign key.
create table questions (
    id               uuid primary key,
    stream_id        uuid        not null,
    author_id        uuid        not null,
    author_name      text        not null,
    anonymous        boolean     not null,
    text             text        not null,
    status           text        not null check (status in ('OPEN', 'ANSWERED', 'DISMISSED')),
    pinned           boolean     not null default false,
    -- Kept equal to the number of rows in question_upvotes by the statement that adds or removes one.
    upvotes          integer     not null default 0 check (upvotes >= 0),
    answer_text      text,
    answered_by_id   uuid,
    answered_by_name text,
    answered_at      timestamptz,
    asked_at         timestamptz not null,
    -- Counts changes of what people wrote and decided; votes and the pin leave it as it is.
    version          bigint      not null,
    constraint questions_dismissed_not_pinned check (not (pinned and status = 'DISMISSED')),
    constraint questions_answered_has_answer check (status <> 'ANSWERED' or answered_at is not null)
);

-- The two orders in which a list can be asked for.
create index questions_by_votes on questions (stream_id, upvotes desc, asked_at, id);
create index questions_newest on questions (stream_id, asked_at desc, id desc);

-- "Answering now" is one question at most.
create unique index questions_one_pinned on questions (stream_id) where pinned;
