-- One person, one vote: the primary key is the rule.
create table question_upvotes (
    question_id uuid        not null references questions on delete cascade,
    user_id     uuid        not null,
    voted_at    timestamptz not null,
    primary key (question_id, user_id)
);
