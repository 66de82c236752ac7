package io.livestream.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What a call has made: where it is ({@code /api/…}) and how it looks.
 *
 * @param body a view, or the JSON that was made of one
 */
public record Created(String location, Object body) {

    /** For the resource to send: 201 with {@code Location} and the body as JSON. */
    public ResponseBuilder<Object> reply() {
        return ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .header(HttpHeaders.LOCATION, location)
                .type(MediaType.APPLICATION_JSON_TYPE);
    }
}
