package io.livestream.analytics.stats;

import io.livestream.analytics.figures.FiguresRepository;
import io.livestream.analytics.figures.Snapshot;
import io.livestream.analytics.figures.StreamFigures;
import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.follow.FreshView;
import io.livestream.platform.problem.Invalid;
import io.livestream.platform.problem.NotYours;
import io.livestream.platform.problem.StreamNotFound;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells figures. They include whatever was acknowledged before they were asked for. */
@ApplicationScoped
class StatsService {

    private static final int RECENT = 10;
    private static final int MOST_STEPS = 10_000;

    private final FiguresRepository figures;
    private final AudienceView audience;
    private final FreshView view;
    private final Snapshot snapshot;
    private final Sql sql;

    StatsService(FiguresRepository figures, AudienceView audience, FreshView view, Snapshot snapshot, Sql sql) {
        this.figures = figures;
        this.audience = audience;
        this.view = view;
        this.snapshot = snapshot;
        this.sql = sql;
    }

    Stats of(UUID streamId, Caller caller) {
        view.refresh(streamId);
        Standing standing = audience.require(streamId, caller);
        StreamFigures found = found(streamId);
        if (standing.isStaff()) {
            return StatsView.of(found);
        }
        if (!standing.joinedEver()) {
            throw new NotYours();
        }
        return ParticipantStatsView.of(found);
    }

    /** @throws Invalid if the class has more than ten thousand of such steps */
    List<TimelineStep> timeline(UUID streamId, Duration step, Caller caller) {
        return snapshot.of(streamId, () -> timelineNow(streamId, step, caller));
    }

    private List<TimelineStep> timelineNow(UUID streamId, Duration step, Caller caller) {
        audience.require(streamId, caller).requireOwner();
        StreamFigures found = found(streamId);
        if (found.startedAt() == null) {
            return List.of();
        }
        if (Timeline.stepsBetween(found.startedAt(), found.until(), step) > MOST_STEPS) {
            throw new Invalid("step", "gives more than " + MOST_STEPS + " steps for this class");
        }
        return Timeline.of(found.startedAt(), found.until(), step, changes(streamId), activity(streamId));
    }

    private List<Timeline.Change> changes(UUID streamId) {
        List<Timeline.Change> changes = new ArrayList<>();
        record Stay(Instant from, Instant to) {}
        sql.query(
                        "select from_at, to_at from attendance_intervals where stream_id = ?",
                        row -> new Stay(row.instant("from_at"), row.instant("to_at")),
                        streamId)
                .forEach(stay -> {
                    changes.add(new Timeline.Change(stay.from(), 1));
                    if (stay.to() != null) {
                        changes.add(new Timeline.Change(stay.to(), -1));
                    }
                });
        return changes;
    }

    private List<Timeline.Activity> activity(UUID streamId) {
        return sql.query(
                "select at, messages, questions from timeline_activity where stream_id = ?",
                row -> new Timeline.Activity(row.instant("at"), row.number("messages"), row.number("questions")),
                streamId);
    }

    /** Of the caller's own classes; an overview is read without waiting for the log, since it is of no one stream. */
    @Transactional
    OverviewView overview(Caller caller) {
        if (!caller.isTeacher() && !caller.isAdmin()) {
            throw new TeachersOnly();
        }
        record Counts(long streams, long live) {}
        Counts counts = sql.first("""
                        select count(*) as streams, count(*) filter (where status = 'live') as live
                        from stream_analytics where teacher_id = ? and not deleted""", row -> new Counts(row.number("streams"), row.number("live")), caller.id())
                .orElseThrow();
        long watchedMillis =
                sql.first("""
                        select coalesce(sum(closed_millis + current_viewers * floor(extract(epoch from as_of)) * 1000
                                            - open_since_millis), 0)::bigint as millis
                        from stream_analytics where teacher_id = ? and not deleted""", row -> row.number("millis"), caller.id()).orElseThrow();
        long uniqueViewers =
                sql.first("""
                        select count(distinct p.user_id) as people from attendance_people p
                        join stream_analytics s using (stream_id)
                        where s.teacher_id = ? and not s.deleted and p.first_joined_at is not null""", row -> row.number("people"), caller.id()).orElseThrow();
        List<StatsView> recent = figures.latestOf(caller.id(), RECENT).stream()
                .map(StatsView::of)
                .toList();
        return new OverviewView(counts.streams(), counts.live(), uniqueViewers, watchedMillis / 1000, recent);
    }

    private StreamFigures found(UUID streamId) {
        return figures.find(streamId).orElseThrow(() -> new StreamNotFound(streamId));
    }
}
