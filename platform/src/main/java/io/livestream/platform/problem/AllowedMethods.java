package io.livestream.platform.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** The methods that an address answers, which a 405 must name (RFC 9110) and the framework does not. */
final class AllowedMethods {

    private AllowedMethods() {}

    static String at(ContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        var resources =
                new RequestMapper<>(context.getDeployment().getClassMappers()).map(context.getPathWithoutPrefix());
        Set<String> methods = new TreeSet<>();
        if (resources != null) {
            String rest = resources.remaining.isEmpty() ? "/" : resources.remaining;
            for (ServerRestHandler handler : resources.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    addMatching(routes.getMappers(), rest, methods);
                }
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }

    private static void addMatching(
            Map<String, RequestMapper<RuntimeResource>> routes, String path, Set<String> methods) {
        routes.forEach((method, addresses) -> {
            if (method != null && addresses.map(path) != null) {
                methods.add(method);
            }
        });
    }
}
