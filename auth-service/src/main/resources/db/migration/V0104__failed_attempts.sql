-- Wrong passwords of the last minutes, to limit guessing over all replicas. A subject is an account (by the hash of its address) or a
-- network address.
create table failed_attempts (
    id      uuid primary key,
    subject text           not null,
    at      timestamptz(3) not null
);

create index failed_attempts_subject on failed_attempts (subject, at);
create index failed_attempts_at on failed_attempts (at);
