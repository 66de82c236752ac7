package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            up                                                                      | up
            up == 0                                                                 | up
            a + b / 2.5e3                                                           | a b
            rate(a_total[5m] offset 1h)                                             | a_total
            sum by (job, b) (rate(a_bucket{c="d", e=~"f{2}}"}[$__rate_interval]))   | a_bucket
            sum(a) by (b)                                                           | a
            a * on (b) group_left (c) d                                             | a d
            topk without (x) (3, a:b:c)                                             | a:b:c
            label_replace(a, "b", "$1", "c", "(d) e")                               | a
            a and b > bool 1 unless c or on () vector(1)                            | a b c
            {job="x"}                                                               |
            max_over_time(sum(a)[1h:5m]) # and not b                                | a
            histogram_quantile(0.99, sum by (le) (rate(by_seconds_bucket[5m])))     | by_seconds_bucket
            (group by (n) (a or b)) unless on (n) c or absent(d{e="f"})             | a b c d
            min by (n) (time() - a{b!=""}) > 25 * 86400 and on (n, p) c == 0        | a c
            """)
    void onlyMetricsAreFoundInAQuery(String query, String names) {
        assertThat(MetricNames.in(query)).isEqualTo(names == null ? Set.of() : Set.of(names.split(" ")));
    }
}
