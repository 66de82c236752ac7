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

/**
 * The methods that an address answers, which a 405 must name (RFC 9110) and the framework does not. Where another address of the
 * same class answers the method, the framework does not even find that the address is there.
 */
final class AllowedMethods {

    private AllowedMethods() {}

    /** Whether there is such an address, and only the method is wrong. */
    static boolean refuse(ContainerRequestContext request) {
        Set<String> methods = of(request);
        return !methods.isEmpty() && !methods.contains(request.getMethod());
    }

    /** As the header names them. */
    static String at(ContainerRequestContext request) {
        Set<String> methods = of(request);
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }

    private static Set<String> of(ContainerRequestContext request) {
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
        return methods;
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
