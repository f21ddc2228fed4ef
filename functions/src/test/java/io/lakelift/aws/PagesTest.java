package io.lakelift.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.ServiceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A function has five minutes; a list that never fails and never ends would take them all and be told by no one. */
class PagesTest {
    @Test
    void list_whosePagesComeTooSlowly_ends() {
        assertThatThrownBy(() -> read(Duration.ofSeconds(9)))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("A list from the service has not ended within 80 seconds.");
    }

    @Test
    void list_thatEndsInTime_isWhole() {
        assertThat(read(Duration.ofSeconds(8))).hasSize(10);
    }

    @Test
    void within_aTimeThatIsOver_isThePageThatWasAskedFor() {
        assertThat(Pages.within(Duration.ZERO, List.of(1, 2, 3), List::of)).containsExactly(1);
        assertThat(Pages.within(Duration.ofMinutes(1), List.of(1, 2, 3), List::of))
                .containsExactly(1, 2, 3);
    }

    @Test
    void list_thatIsLongEnough_isNotReadOn() {
        assertThat(Pages.upTo(2, List.of(1, 2, 3, 4), page -> "after " + page, List::of))
                .containsExactly(1, 2, 3);
    }

    /** Ten pages, of which each takes so long. */
    private static List<Integer> read(Duration each) {
        AtomicLong passed = new AtomicLong(-each.toNanos());
        return Pages.upTo(
                Integer.MAX_VALUE,
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                page -> page == 10 ? null : "after " + page,
                List::of,
                () -> passed.addAndGet(each.toNanos()));
    }
}
