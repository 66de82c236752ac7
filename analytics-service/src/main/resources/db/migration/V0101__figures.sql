-- All of this is a pure function of livestream.events and can be built again from its start.

create table stream_analytics (
    stream_id          uuid primary key,
    teacher_id         uuid,
    status             text        not null,
    deleted            boolean     not null,
    created_at         timestamptz,
    started_at         timestamptz,
    ended_at           timestamptz,
    current_viewers    bigint      not null,
    peak_viewers       bigint      not null,
    peak_at            timestamptz,
    unique_viewers     bigint      not null,
    total_joins        bigint      not null,
    closed_millis      bigint      not null, -- watched in intervals that are closed
    open_since_millis  bigint      not null, -- the sum of the beginnings (epoch milliseconds) of those that are open
    chat_messages      bigint      not null,
    chatters           bigint      not null,
    questions          bigint      not null,
    answered_questions bigint      not null,
    upvotes            bigint      not null,
    engaged            bigint      not null,
    as_of              timestamptz not null,
    seq                bigint      not null
);

create index stream_analytics_of_teacher on stream_analytics (teacher_id, (coalesce(started_at, created_at)) desc);

create table attendance_people (
    stream_id           uuid   not null,
    user_id             uuid   not null,
    display_name        text   not null,
    first_joined_at     timestamptz,
    present_since       timestamptz,
    messages            bigint not null,
    questions           bigint not null, -- asked under one's name
    anonymous_questions bigint not null, -- makes the person one of the engaged; shown to nobody
    upvotes             bigint not null,
    primary key (stream_id, user_id)
);

create table attendance_intervals (
    stream_id uuid        not null,
    user_id   uuid        not null,
    from_at   timestamptz not null,
    to_at     timestamptz, -- null while present
    primary key (stream_id, user_id, from_at)
);

create index attendance_intervals_open on attendance_intervals (stream_id) where to_at is null;

create table timeline_activity (
    stream_id uuid        not null,
    at        timestamptz not null, -- to the second
    messages  bigint      not null,
    questions bigint      not null,
    primary key (stream_id, at)
);

create table answered_questions (
    stream_id   uuid not null,
    question_id uuid not null,
    primary key (stream_id, question_id)
);
