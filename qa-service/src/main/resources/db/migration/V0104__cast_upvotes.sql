-- Casting many votes at once: a class presses the button together, and the rows that its votes have in common are written once.
-- cast_upvote does the same for one vote; it is called by the version before this one while nodes are exchanged, and goes in a later one.
--
-- The rows of the questions are locked first, in the order of their ids, as everybody locks them, so that no two wait for each other; by
-- the statement after it they are read as they are then. A vote for a question that takes none (any more) has no row in the result.
create function cast_upvotes(of_questions uuid[], of_voters uuid[], voted timestamptz)
    returns table (place bigint, changed boolean, votes integer)
    language plpgsql
as
$$
begin
    perform from questions q where q.id = any (of_questions) order by q.id for no key update;

    return query
        with cast_votes as (
            select v.place, v.question, v.voter, q.upvotes,
                   row_number() over (partition by v.question, v.voter order by v.place) = 1 as first
            from unnest(of_questions, of_voters) with ordinality as v (question, voter, place)
            join questions q on q.id = v.question and q.status <> 'DISMISSED'
        ),
        added as (
            insert into question_upvotes (question_id, user_id, voted_at)
            select c.question, c.voter, voted from cast_votes c where c.first
            on conflict do nothing
            returning question_id, user_id
        ),
        counted as (
            update questions q set upvotes = q.upvotes + a.votes
            from (select question_id, count(*)::integer as votes from added group by question_id) a
            where q.id = a.question_id
        ),
        results as (
            select c.place, c.question, c.upvotes, c.first and a.user_id is not null as changed
            from cast_votes c
            left join added a on a.question_id = c.question and a.user_id = c.voter
        )
        select r.place, r.changed,
               r.upvotes + (count(*) filter (where r.changed) over (partition by r.question order by r.place))::integer
        from results r;
end
$$;
