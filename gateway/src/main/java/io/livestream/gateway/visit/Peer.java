package io.livestream.gateway.visit;

/**
 * Who calls, and how they see us.
 *
 * @param address the client's address, as services may rely on it
 * @param scheme {@code http} or {@code https}
 * @param host the name and port the client used; empty when it named none or one that cannot be a name
 */
public record Peer(String address, String scheme, String host) {

    /** The origin of pages that came from here. */
    public String ownOrigin() {
        return PageOrigin.normal(scheme + "://" + host);
    }

    public boolean secure() {
        return scheme.equals("https");
    }
}
