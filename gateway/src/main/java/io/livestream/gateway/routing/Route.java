package io.livestream.gateway.routing;

/**
 * Where a request goes.
 *
 * @param path the path at the service
 * @param streamId the stream that decides between several origins of one service, or null where any will do
 * @param room whether this is a stream's room, the one path that may become a socket
 */
public record Route(Service service, String path, String streamId, boolean room) {

    static Route to(Service service, String path) {
        return new Route(service, path, null, false);
    }
}
