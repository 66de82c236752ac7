package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livestream.platform.problem.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The frame {@code refused}: why what a client's frame asked for has not happened. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record Refused(Ref ref, @JsonUnwrapped Refusal refusal) {}
