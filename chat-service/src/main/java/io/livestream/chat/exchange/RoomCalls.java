package io.livestream.chat.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.room.RoomState;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.Rounds;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.event.RoomNote;
import io.livestream.platform.problem.Invalid;
import io.livestream.platform.problem.ServiceException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What the people in a room call to each other of the moment: reactions and signals. Nothing of it stands on the log. */
@Singleton
public final class RoomCalls {

    static final Set<String> EMOJI = Set.of("👍", "❤️", "👏", "😂", "🎉", "😮", "🤔");

    /** Of a signal's data as JSON in UTF-8: a session description with many candidates has some kilobytes. */
    static final int MOST_BYTES = 32 << 10;

    private static final Logger LOG = Logger.getLogger(RoomCalls.class);
    private static final Duration PASS_EVERY = Duration.ofMillis(250);
    private static final Duration SHOW_EVERY = Duration.ofSeconds(1);
    /** The plain heart, which some keyboards send without the mark that makes it an emoji. */
    private static final String BARE_HEART = "❤";

    private final Rooms rooms;
    private final Exchange exchange;
    private final Reactions reactions;
    private final Peers peers;
    private final Rounds rounds = new Rounds("reactions");

    RoomCalls(Rooms rooms, Exchange exchange, Reactions reactions, Peers peers) {
        this.rooms = rooms;
        this.peers = peers;
        this.exchange = exchange;
        this.reactions = reactions;
    }

    void start(@Observes StartupEvent starting) {
        rounds.every(PASS_EVERY, this::passReactions);
        rounds.every(SHOW_EVERY, reactions::show);
    }

    void stop(@Observes ShutdownEvent stopping) {
        rounds.close();
    }

    private void passReactions() {
        reactions
                .takeSent()
                .forEach(note -> exchange.pass(note).exceptionally(e -> {
                    LOG.debugf("Reactions are lost: %s", e.toString());
                    return null;
                }));
    }

    /**
     * Counts one reaction. It may wait for the log.
     *
     * @throws Invalid if the emoji is none of the closed set
     */
    public void react(RoomSocket socket, RoomHub hub, String emoji) {
        String known = emoji.equals(BARE_HEART) ? "❤️" : emoji;
        if (!EMOJI.contains(known)) {
            throw new Invalid("emoji", "must be one of 👍 ❤️ 👏 😂 🎉 😮 🤔");
        }
        decide(hub, state -> state.require(socket.caller()).requireLive().requireParticipant());
        reactions.sent(hub.streamId(), known);
    }

    /**
     * Passes a signal on to another socket of the room. It may wait for the log.
     *
     * @return completes once it is on its way; nobody knows whether it arrives
     */
    public CompletionStage<Void> signal(RoomSocket socket, RoomHub hub, String to, JsonNode data) {
        if (data.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new TooLarge();
        }
        Standing standing = decide(hub, state -> state.require(socket.caller()).requireParticipant());
        requireReachable(hub, standing, to);
        return exchange.pass(new RoomNote.Signal(
                hub.streamId(), socket.peer(), socket.caller().person(), standing.mayOwn(), to, data));
    }

    /** There are many calls and few refusals, so only before it refuses does it see to it that it knows the latest. */
    private Standing decide(RoomHub hub, Function<RoomState, Standing> decision) {
        try {
            return hub.room().ask(decision);
        } catch (ServiceException perhapsNoLongerSo) {
            return rooms.decide(hub.room(), decision);
        }
    }

    /** Of a peer on another node that node decides. */
    private void requireReachable(RoomHub hub, Standing sender, String to) {
        if (to.equals(Signals.TEACHER)) {
            return;
        }
        if (!Peers.isName(to)) {
            throw new PeerGone();
        }
        if (!peers.isOurs(to)) {
            return;
        }
        RoomSocket receiver = hub.socket(to).orElseThrow(PeerGone::new);
        boolean isOwners = hub.room()
                .ask(RoomState::owner)
                .filter(receiver.userId()::equals)
                .isPresent();
        if (!sender.mayOwn() && !isOwners) {
            throw new SignalNotAllowed();
        }
    }
}
