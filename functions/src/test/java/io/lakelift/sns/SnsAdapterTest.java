package io.lakelift.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.sns.PublishedMessage;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.notice.Notice;
import io.lakelift.wire.AdapterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door to SNS sends, and what it makes of the service's answers, in one process. */
class SnsAdapterTest extends AdapterTest {
    private static final Notice NOTICE =
            new Notice("[Lakelift] COMPLETE: orders", "text", "{\"data\":1}", Map.of("outcome", "COMPLETE"));

    private final SnsNotices notices = new SnsNotices(sns, SampleAccount.TOPIC);

    @Test
    void send_givesPeopleTheTextAndProgramsTheData() {
        List<PublishedMessage> sent = new ArrayList<>();
        cloud.onPublish(sent::add);

        assertThat(notices.send(NOTICE)).isNotEmpty();
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.message("email")).isEqualTo("text");
            assertThat(message.message("sqs")).isEqualTo("{\"data\":1}");
            assertThat(message.toString()).contains("[Lakelift] COMPLETE: orders", "outcome", "COMPLETE");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NotFound, 404, NoticeRefused, 'the topic in LAKELIFT_TOPIC_ARN'",
        "Odd, 499, NoticeRefused, SNS refused Publish",
        "Throttling, 400, Throttled, SNS throttled Publish (Throttling): Words of SNS",
        "KMSThrottling, 400, Throttled, SNS throttled Publish (KMSThrottling): Words of SNS",
        "InternalError, 500, ServiceUnavailable, SNS failed at Publish (InternalError): Words of SNS"
    })
    void send_refused_isTheDomainsError(String code, int status, String error, String says) {
        cloud.sns().faults().next("Publish", 1, new Fault.Refuse(code, status, "Words of SNS."));
        Throwable thrown = catchThrowable(() -> notices.send(NOTICE));

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(error);
        assertThat(thrown).hasMessageContaining(says).hasMessageContaining("Words of SNS");
    }

    @Test
    void send_withoutAnAnswer_mayHaveBeenSent() {
        cloud.sns().faults().next("Publish", 1, new Fault.LoseAnswer());
        Throwable thrown = catchThrowable(() -> notices.send(NOTICE));

        assertThat(thrown.getClass().getSimpleName()).isEqualTo("ServiceUnavailable");
        assertThat(thrown).hasMessageContaining("Publish got no answer from SNS");
    }
}
