package io.livestream.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers every failure of a resource with a problem document.
 *
 * <p>One method for each type that the framework would otherwise answer in a way of its own; the type alone decides which
 * mapper is asked, and all of them end in {@link Failures}.
 */
public class ProblemMapper {

    private final ProblemWriter writer;

    ProblemMapper(ProblemWriter writer) {
        this.writer = writer;
    }

    @ServerExceptionMapper
    public RestResponse<String> map(ServiceException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(ConstraintViolationException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(ValidationException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(MismatchedInputException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(AuthenticationFailedException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(AuthenticationCompletionException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(UnauthorizedException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(ForbiddenException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(NotFoundException e, ContainerRequestContext request) {
        return AllowedMethods.refuse(request) ? refuseMethod(e, request) : answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(NotAllowedException e, ContainerRequestContext request) {
        return refuseMethod(e, request);
    }

    private RestResponse<String> refuseMethod(WebApplicationException e, ContainerRequestContext request) {
        return answer(e, Failure.of(405).with(HttpHeaders.ALLOW, AllowedMethods.at(request)), request);
    }

    /** Keeps the headers: a refused method names the allowed ones, a redirection its target. */
    @ServerExceptionMapper
    public RestResponse<String> map(WebApplicationException e, ContainerRequestContext request) {
        return answer(e, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> map(Throwable e, ContainerRequestContext request) {
        if (e instanceof IllegalArgumentException && !isReadable(request::getAcceptableMediaTypes)) {
            return answer(e, Failure.of(406), request);
        }
        if (e instanceof IllegalArgumentException && !isReadable(request::getMediaType)) {
            return answer(e, Failure.of(415), request);
        }
        return answer(e, request);
    }

    /** The framework reads media types in the midst of finding the resource, and fails like any code would. */
    private static boolean isReadable(Supplier<?> mediaTypes) {
        try {
            mediaTypes.get();
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private RestResponse<String> answer(Throwable e, ContainerRequestContext request) {
        return answer(e, Failures.of(e), request);
    }

    private RestResponse<String> answer(Throwable e, Failure failure, ContainerRequestContext request) {
        var answer = RestResponse.ResponseBuilder.<String>create(failure.status())
                .entity(writer.write(failure, path(request)));
        if (e instanceof WebApplicationException web) {
            MultivaluedMap<String, Object> kept = web.getResponse().getHeaders();
            kept.forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        }
        failure.headers().forEach(answer::header);
        return answer.type(Problem.MEDIA_TYPE).build();
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getRawPath();
    }
}
