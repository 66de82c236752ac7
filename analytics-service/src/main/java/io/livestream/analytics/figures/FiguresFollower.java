package io.livestream.analytics.figures;

import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.event.Logged;
import io.livestream.platform.follow.Followers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Follows the log of every class into the figures; at the operator's word, from its start. */
@ApplicationScoped
class FiguresFollower {

    static final String NAME = "analytics-service";
    private static final Logger LOG = Logger.getLogger(FiguresFollower.class);

    private final Followers followers;
    private final FiguresRepository figures;
    private final AudienceView audience;
    private final AnalyticsSettings settings;

    FiguresFollower(Followers followers, FiguresRepository figures, AudienceView audience, AnalyticsSettings settings) {
        this.followers = followers;
        this.figures = figures;
        this.audience = audience;
        this.settings = settings;
    }

    void follow(@Observes StartupEvent started) {
        if (settings.rebuild()) {
            LOG.info("Builds all figures again from the start of the log");
            QuarkusTransaction.requiringNew().run(this::forgetEverything);
        }
        followers.follow(NAME, this::apply);
    }

    private void forgetEverything() {
        figures.clear();
        audience.clear();
        followers.rewind(NAME);
    }

    private void apply(List<Logged> events) {
        events.forEach(audience::apply);
        figures.add(events);
    }
}
