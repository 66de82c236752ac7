package io.livestream.gateway.proxy.trunk;

import io.livestream.gateway.connection.ClientConnection;
import io.livestream.trunk.TrunkProtocol;
import io.livestream.trunk.TrunkSeat;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.net.NetSocket;

/** A place on a trunk that one client's socket may have, if the origin grants it. */
public final class Seat {

    private final Trunk trunk;
    private final int channel;

    Seat(Trunk trunk, int channel) {
        this.trunk = trunk;
        this.channel = channel;
    }

    /** As it is named to the origin. */
    public String name() {
        return new TrunkSeat(trunk.name(), channel).toString();
    }

    public boolean isGranted(HttpClientResponse response) {
        return response.statusCode() == TrunkProtocol.GRANTED
                && name().equals(response.getHeader(TrunkProtocol.HEADER));
    }

    /** The client has been told that it has its socket. */
    public void take(NetSocket client, ClientConnection connection) {
        new TrunkedSocket(client, trunk, channel).join(connection);
    }
}
