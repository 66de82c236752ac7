package io.livestream.chat.history;

import io.livestream.platform.follow.FreshView;
import io.livestream.platform.follow.TopicProgress;
import io.livestream.platform.log.LogEnd;
import io.livestream.platform.log.Topics;
import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** How far the database has followed the log. */
@ApplicationScoped
public class Progress {

    private final TopicProgress progress;
    private final LogEnd logEnd;
    private final FreshView freshView;

    Progress(TopicProgress progress, LogEnd logEnd, FreshView freshView) {
        this.progress = progress;
        this.logEnd = logEnd;
        this.freshView = freshView;
    }

    /** The offset up to which everything on a partition of the log is in the database. */
    public long of(TopicPartition partition) {
        return progress.next(partition);
    }

    /**
     * Returns once the database has what is on a stream's log before an offset; what is read afterwards includes it.
     *
     * @throws Unavailable if that takes longer than two seconds
     */
    void require(UUID streamId, long offset) {
        if (offset == 0) {
            return;
        }
        TopicPartition partition = logEnd.partitionOf(Topics.EVENTS, streamId);
        if (of(partition) >= offset) {
            return;
        }
        freshView.refresh(streamId);
        if (of(partition) < offset) {
            throw new Unavailable("The history of the chat is behind; it catches up by itself.");
        }
    }
}
