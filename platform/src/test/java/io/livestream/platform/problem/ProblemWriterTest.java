package io.livestream.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemWriterTest {

    private final ProblemWriter writer = new ProblemWriter(new ObjectMapper());

    @Test
    void whatDoesNotApplyIsLeftOut() {
        assertThat(writer.write(Failure.of(418), "/api/tea"))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Client Error (418)\",\"status\":418,"
                        + "\"instance\":\"/api/tea\",\"code\":\"refused\"}");
    }

    @Test
    void detailsStandNextToTheCodeAndViolationsInAList() {
        Failure failure = Failure.invalid(List.of(new Violation("title", "must not be null")))
                .withDetail("seats", 3);

        assertThat(writer.write(failure, "/api/x"))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"The request is not valid.\",\"instance\":\"/api/x\",\"code\":\"invalid\","
                        + "\"violations\":[{\"field\":\"title\",\"message\":\"must not be null\"}],\"seats\":3}");
    }
}
