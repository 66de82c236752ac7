package io.livestream.testing.crooked.second;

import jakarta.persistence.Entity;

@Entity
public class Pupil {}
