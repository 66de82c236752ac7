package io.livestream.local.standin;

import io.livestream.local.folder.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A clone whose services and gateway are {@link StandIn}s, with the real broker and the real database. */
public final class FakeClone {

    private static final List<String> APPLICATIONS =
            List.of("auth-service", "stream-service", "chat-service", "qa-service", "analytics-service", "gateway");

    private FakeClone() {}

    /** Makes it in that folder, which must not be there yet. */
    public static Installation in(Path folder) {
        Path real = Installation.find().home();
        try {
            Files.createDirectories(folder.resolve("deploy/local/target"));
            Files.createFile(folder.resolve("deploy/local/pom.xml"));
            Files.createDirectories(folder.resolve("deploy/kafka/target"));
            Files.createSymbolicLink(
                    folder.resolve("deploy/kafka/target/broker"), real.resolve("deploy/kafka/target/broker"));
            for (String name : APPLICATIONS) {
                Path application = Files.createDirectories(folder.resolve(name).resolve("target/quarkus-app"));
                jar(application.resolve("quarkus-run.jar"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Installation(folder);
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String name = StandIn.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream code = StandIn.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new ZipEntry(name));
            code.transferTo(jar);
            jar.closeEntry();
        }
    }
}
