package io.livestream.testing.crooked.second;

import io.livestream.testing.crooked.first.First;
import java.util.List;
import javax.sql.DataSource;

public record PupilResource(DataSource database, First first) {

    public List<Pupil> pupils() {
        return List.of();
    }
}
