package io.livestream.testing.crooked.second;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;

@Entity
public class Pupil {

    public record School(String name) {}

    @RegisterForReflection
    public record Card(School school) {}
}
