package io.livestream.chat.handshake;

import io.livestream.chat.exchange.Exchange;
import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.chat.message.Transcript;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.chat.socket.Admitted;
import io.livestream.chat.socket.Draining;
import io.livestream.platform.limit.TooFast;
import io.livestream.platform.problem.Invalid;
import io.livestream.platform.problem.RemovedFromStream;
import io.livestream.platform.problem.Unauthenticated;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.token.BearerTokens;
import io.livestream.platform.token.BearerTokens.Bearer;
import jakarta.inject.Singleton;

/** Decides who is let into a room. It may wait for the log or the database, so it is asked on a thread that can. */
@Singleton
class RoomAdmission {

    private final BearerTokens tokens;
    private final Rooms rooms;
    private final Transcript transcript;
    private final RoomHubs hubs;
    private final Exchange exchange;
    private final Draining draining;

    RoomAdmission(
            BearerTokens tokens,
            Rooms rooms,
            Transcript transcript,
            RoomHubs hubs,
            Exchange exchange,
            Draining draining) {
        this.tokens = tokens;
        this.rooms = rooms;
        this.transcript = transcript;
        this.hubs = hubs;
        this.exchange = exchange;
        this.draining = draining;
    }

    /**
     * Refuses in the order of the contract.
     *
     * @throws Unauthenticated if the token proves nothing
     * @throws MalformedHandshake if the request does not ask for a socket of our protocol
     * @throws Invalid if the place from which it asks for more is none
     * @throws RemovedFromStream if the person is kept out
     * @throws TooFast if the person has come back so often for what only the log has that it is others' turn
     * @throws Unavailable if the room, or what was missed of it, cannot be had now
     */
    Admitted admit(Handshake handshake) {
        Bearer bearer = tokens.check(handshake.token());
        handshake.requireSound();
        draining.requireStaying();
        Room room = rooms.of(handshake.streamId());
        rooms.decide(room, state -> state.require(bearer.caller()).requireNotRemoved());
        transcript.lookUpPinned(room);
        handshake.after().ifPresent(seq -> rooms.awaitPlace(room, seq));
        RoomHub hub = hubs.of(room, bearer.caller().id(), handshake.after());
        exchange.listen(hub);
        return new Admitted(bearer, hub, handshake.after());
    }
}
