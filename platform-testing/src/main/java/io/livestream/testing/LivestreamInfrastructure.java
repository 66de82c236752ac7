package io.livestream.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives each {@code @QuarkusTest} a real database, a real broker and a key set to check tokens with. No test names it: it is
 * found as a service wherever this module is on the class path of the tests.
 *
 * <p>The servers are started once per JVM. Quarkus loads this class anew whenever it starts the application under test, so
 * they live in the JVM's own class loader, which stays.
 */
public final class LivestreamInfrastructure implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return servers().get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Nothing: the next application in this JVM uses the same servers, and they end with the JVM. */
    @Override
    public void stop() {}

    @SuppressWarnings("unchecked")
    private static Supplier<Map<String, String>> servers() {
        try {
            Class<?> lasting = ClassLoader.getSystemClassLoader().loadClass(SharedServers.class.getName());
            return (Supplier<Map<String, String>>)
                    lasting.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The tests' servers are not on the class path of the JVM", e);
        }
    }
}
