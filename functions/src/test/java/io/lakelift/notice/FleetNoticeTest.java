package io.lakelift.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Outcome;
import io.lakelift.export.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of summary against the one that a person has read and found good; see {@link NoticeTest}. */
class FleetNoticeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/notices");
    private static final String NIGHT =
            "[\"arn:aws:scheduler:eu-west-1:123456789012:schedule/lakelift/nightly\",\"2026-11-21T02:00:00Z\"]";

    record Case(String name, FleetEnding ending) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        FleetEnding.Failure failed = new FleetEnding.Failure(
                db("orders"),
                Outcome.FAILED,
                Optional.of("ExportFailed"),
                Optional.of("The S3 bucket isn't located in the current AWS Region."),
                Optional.of("Name a bucket that exists in the Region of the source."),
                Optional.of("fleet-orders-0123456789abcdef0123456789ab"));
        return Stream.of(
                new Case("fleet-complete", ending(Samples.EXECUTION, NIGHT, complete("a", 100), complete("b", 20))),
                new Case(
                        "fleet-failed",
                        new FleetEnding(
                                Samples.SENDER,
                                Samples.EXECUTION,
                                Samples.START.plusSeconds(12_345),
                                Optional.of("nightly"),
                                Optional.of(NIGHT),
                                Outcome.FAILED,
                                Optional.of("FleetFailed"),
                                Optional.empty(),
                                List.of(
                                        complete("a", 100),
                                        export("orders", Outcome.FAILED, 3, 80, false, false),
                                        export("c", Outcome.COMPLETE_WITH_WARNINGS, 9, 0, false, false),
                                        export("d", Outcome.COMPLETE, 9, 10, false, true),
                                        export("e", Outcome.REFUSED, 0, 70, false, false),
                                        export("f", Outcome.COMPLETE, 5, 6, true, false)),
                                List.of(failed),
                                List.of(new FleetEnding.Skipped(
                                        db("warehouse"), "its engine, oracle-ee, cannot be exported")),
                                3,
                                0,
                                List.of("File systems could not be listed: FSx.FSxException denied."),
                                List.of())),
                new Case("fleet-failed-for-one-reason", failedForOneReason()),
                new Case(
                        "fleet-refused",
                        refused(
                                Outcome.REFUSED,
                                "NoSourceFound",
                                "No source carries the tags {\"lakelift\":\"nihgtly\"}: check their spelling, in the fleet's input and on the databases.")),
                new Case("fleet-not-started", refused(Outcome.NOT_STARTED, "SourcesNotListed", "")));
    }

    private static FleetEnding failedForOneReason() {
        List<FleetEnding.Failure> failures = Stream.of("a", "b", "c", "d")
                .map(name -> new FleetEnding.Failure(
                        db(name),
                        Outcome.REFUSED,
                        Optional.of("InvalidS3Bucket"),
                        Optional.of(
                                "RDS refused StartExportTask (InvalidS3BucketFault): the bucket lake does not exist."),
                        Optional.of("Name a bucket that exists in the Region of the source."),
                        Optional.of("fleet-" + name + "-0123456789abcdef0123456789ab")))
                .toList();
        return new FleetEnding(
                Samples.SENDER,
                Samples.EXECUTION,
                Samples.START.plusSeconds(600),
                Optional.of("nightly"),
                Optional.of(NIGHT),
                Outcome.FAILED,
                Optional.of("FleetFailed"),
                Optional.empty(),
                Stream.of("a", "b", "c", "d", "e")
                        .map(name ->
                                export(name, name.equals("e") ? Outcome.COMPLETE : Outcome.REFUSED, 0, 0, false, false))
                        .toList(),
                failures,
                List.of(),
                0,
                0,
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void summary_isAsAPersonFoundItGood(Case one) throws IOException {
        Notice notice = NoticeWriter.write(one.ending());
        String all = "Subject: " + notice.subject() + "\n\n" + notice.text() + "\n" + notice.data() + "\n";
        Path golden = GOLDEN.resolve(one.name() + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, all);
        }

        assertThat(all).isEqualTo(Files.readString(golden));
        assertThat(notice.subject()).matches("[ -~]{1,99}");
    }

    @Test
    void noticeId_isTheSameForEachDeliveryOfANight() {
        FleetEnding first = ending(Samples.EXECUTION, NIGHT, complete("a", 1));
        FleetEnding second = ending(Samples.execution("delivery-2"), NIGHT);

        assertThat(second.noticeId()).isEqualTo(first.noticeId());
        assertThat(ending(Samples.EXECUTION, "another night").noticeId()).isNotEqualTo(first.noticeId());
    }

    @Test
    void cost_countsWhatIsPaidHere_andSaysWhatItKnows() {
        FleetCost cost = FleetCost.of(List.of(
                complete("a", 100),
                export("b", Outcome.FAILED, 7, 0, false, false),
                export("c", Outcome.CANCELED, 0, 0, false, false),
                export("d", Outcome.REFUSED, 0, 500, false, false),
                export("e", Outcome.COMPLETE, 5, 500, true, false),
                export("f", Outcome.COMPLETE, 5, 500, false, true)));

        assertThat(cost.sentence())
                .isEqualTo("about 1.07 USD, at 0.010 USD a GB: 100 GB allocated to 1 database,"
                        + " 7 GB extracted by 1 export whose snapshot may be larger, 1 of unknown size");
    }

    @Test
    void summary_ofAbsurdTexts_staysAMessage() {
        List<FleetEnding.Failure> failures = IntStream.range(0, 20)
                .mapToObj(n -> new FleetEnding.Failure(
                        db("x" + n),
                        Outcome.FAILED,
                        Optional.of("ExportFailed"),
                        Optional.of("\"é\u0000\n".repeat(300)),
                        Optional.of("€".repeat(400)),
                        Optional.empty()))
                .toList();
        List<FleetEnding.Export> exports = IntStream.range(0, 1000)
                .mapToObj(n -> export("x" + "\"".repeat(100) + n, Outcome.FAILED, 1, 1, false, false))
                .toList();
        Notice notice = NoticeWriter.write(new FleetEnding(
                Samples.SENDER,
                Samples.EXECUTION,
                Samples.START,
                Optional.of("é".repeat(100)),
                Optional.empty(),
                Outcome.FAILED,
                Optional.of("FleetFailed"),
                Optional.of("\n".repeat(9000)),
                exports,
                failures,
                List.of(),
                0,
                0,
                List.of(),
                List.of()));
        com.fasterxml.jackson.databind.node.ObjectNode message = new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("default", notice.data())
                .put("email", notice.text());

        assertThat(message.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(262_144);
        assertThat(notice.subject()).matches("[ -~]{1,99}");
    }

    private static FleetEnding.Export complete(String name, int size) {
        return export(name, Outcome.COMPLETE, size / 2, size, false, false);
    }

    private static FleetEnding.Export export(
            String name, Outcome outcome, int gb, int size, boolean joined, boolean earlier) {
        return new FleetEnding.Export(
                db(name),
                outcome,
                Optional.of(gb).filter(given -> given > 0),
                Optional.of(size).filter(given -> given > 0),
                joined,
                earlier,
                Optional.of("s3://lake/nightly/lakelift-" + name).filter(uri -> outcome == Outcome.COMPLETE));
    }

    private static FleetEnding ending(ExecutionContext execution, String night, FleetEnding.Export... exports) {
        return new FleetEnding(
                Samples.SENDER,
                execution,
                Samples.START.plusSeconds(12_345),
                Optional.of("nightly"),
                Optional.of(night),
                Outcome.COMPLETE,
                Optional.empty(),
                Optional.empty(),
                List.of(exports),
                List.of(),
                List.of(),
                0,
                0,
                List.of(),
                List.of());
    }

    private static FleetEnding refused(Outcome outcome, String error, String why) {
        return new FleetEnding(
                Samples.SENDER,
                Samples.EXECUTION,
                Samples.START.plusSeconds(2),
                Optional.empty(),
                Optional.empty(),
                outcome,
                Optional.of(error),
                Optional.of(why).filter(said -> !said.isEmpty()),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                outcome == Outcome.NOT_STARTED ? List.of("Clusters could not be listed: Rds.RdsException.") : List.of(),
                List.of());
    }

    private static String db(String name) {
        return "arn:aws:rds:eu-west-1:123456789012:db:" + name;
    }
}
