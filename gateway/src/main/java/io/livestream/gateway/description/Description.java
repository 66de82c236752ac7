package io.livestream.gateway.description;

import io.livestream.gateway.pages.Content;

/** The merged OpenAPI document in both forms. */
public record Description(Content yaml, Content json) {}
