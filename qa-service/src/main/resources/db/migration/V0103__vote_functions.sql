-- Casting and withdrawing a vote. Functions, and no single statements, because each of their statements has to see what was
-- committed while it waited for the question's row. That row is locked first: votes on one question are counted one after the
-- other, and wait for whoever dismisses or deletes it. It also lets many votes be cast in one round trip.
--
-- Both return no row if there is no question that takes the vote (any more); otherwise whether something changed, and the count.

create function cast_upvote(question uuid, voter uuid, voted timestamptz)
    returns table (changed boolean, votes integer)
    language plpgsql
as
$$
begin
    select q.upvotes into votes
    from questions q
    where q.id = question and q.status <> 'DISMISSED'
    for no key update;
    if not found then
        return;
    end if;

    insert into question_upvotes (question_id, user_id, voted_at)
    values (question, voter, voted)
    on conflict do nothing;
    changed := found;
    if changed then
        update questions q set upvotes = q.upvotes + 1 where q.id = question returning q.upvotes into votes;
    end if;
    return next;
end
$$;

create function withdraw_upvote(question uuid, voter uuid)
    returns table (changed boolean, votes integer)
    language plpgsql
as
$$
begin
    select q.upvotes into votes from questions q where q.id = question for no key update;
    if not found then
        return;
    end if;

    delete from question_upvotes v where v.question_id = question and v.user_id = voter;
    changed := found;
    if changed then
        update questions q set upvotes = q.upvotes - 1 where q.id = question returning q.upvotes into votes;
    end if;
    return next;
end
$$;
