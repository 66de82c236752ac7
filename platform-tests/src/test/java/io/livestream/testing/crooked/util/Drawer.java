package io.livestream.testing.crooked.util;

import jakarta.inject.Inject;
import java.time.Instant;

public class Drawer {

    @Inject
    Instant moment;

    public void print() throws InterruptedException {
        Thread.sleep(1);
        System.out.println(Instant.now());
    }

    public Class<?> find(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }
}
