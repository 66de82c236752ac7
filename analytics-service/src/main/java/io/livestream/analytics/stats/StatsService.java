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
import io.livestream.platform.problem.TeachersOnly;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
    private final TimelineRepository timeline;

    StatsService(
            FiguresRepository figures,
            AudienceView audience,
            FreshView view,
            Snapshot snapshot,
            TimelineRepository timeline) {
        this.figures = figures;
        this.audience = audience;
        this.view = view;
        this.snapshot = snapshot;
        this.timeline = timeline;
    }

    Stats read(UUID streamId, Caller caller) {
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
        return Timeline.of(
                found.startedAt(), found.until(), step, timeline.changes(streamId), timeline.activity(streamId));
    }

    /** Of the caller's own classes. */
    OverviewView overview(Caller caller) {
        if (!caller.isTeacher() && !caller.isAdmin()) {
            throw new TeachersOnly();
        }
        return snapshot.ofAll(
                () -> OverviewView.of(figures.totalsOf(caller.id()), figures.latestOf(caller.id(), RECENT)));
    }

    private StreamFigures found(UUID streamId) {
        return figures.find(streamId).orElseThrow(() -> new StreamNotFound(streamId));
    }
}
