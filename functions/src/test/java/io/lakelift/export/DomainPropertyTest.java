package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakelift.property.JsonGenerator;
import io.lakelift.property.Sentence;
import io.lakelift.property.TryCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** What always holds for names, sources, targets, parts and waits. */
@AddLifecycleHook(TryCounter.class)
class DomainPropertyTest {
    private static final String LETTERS = "abcxyzABCXYZ";

    @Provide
    Arbitrary<Deployment> deployments() {
        Arbitrary<String> part =
                Arbitraries.strings().withChars(LETTERS + "0189").ofMinLength(1).ofMaxLength(7);
        return Combinators.combine(Arbitraries.of("a", "Z", "lake"), part.list().ofMaxSize(2))
                .as((first, rest) -> rest.isEmpty() ? first : first + "-" + String.join("-", rest))
                .map(name ->
                        new Deployment(name, "eu-west-1", Samples.TARGET, Duration.ofHours(12), Duration.ofHours(30)));
    }

    /** As RDS names snapshots, and as no one should: hyphens and colons at every place. */
    @Provide
    Arbitrary<ExportSource> sources() {
        return Combinators.combine(
                        Arbitraries.of("snapshot:", "cluster-snapshot:", "cluster:", "db:"),
                        Arbitraries.strings()
                                .withChars(LETTERS + "09--::._")
                                .ofMinLength(1)
                                .ofMaxLength(80))
                .as((kind, name) -> ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:" + kind + name));
    }

    @Provide
    Arbitrary<String> words() {
        return JsonGenerator.words();
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.oneOf(
                JsonGenerator.words(),
                Arbitraries.strings().withChars("ab/:. \u0000ä").ofMaxLength(8),
                Arbitraries.strings().withChars("ab/").ofMinLength(500).ofMaxLength(520));
    }

    @Property(seed = TryCounter.SEED)
    void identifier_isOneThatRdsTakes_andItsOwnersAlone(
            @ForAll("deployments") Deployment deployment,
            @ForAll("deployments") Deployment other,
            @ForAll("sources") ExportSource source,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long started,
            @ForAll @IntRange(min = 1, max = 1_000_000) int later) {
        ExecutionContext execution = new ExecutionContext(Samples.EXECUTION.arn(), "n", Instant.ofEpochMilli(started));
        ExecutionContext next =
                new ExecutionContext(execution.arn(), "n", execution.startTime().plusMillis(later));

        String name = ExportTaskIdentifier.of(deployment, source, execution).value();

        assertThat(name)
                .hasSizeLessThanOrEqualTo(60)
                .matches("[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]")
                .doesNotContain("--");
        assertThat(ExportTaskIdentifier.of(deployment, source, execution).value())
                .isEqualTo(name);
        assertThat(ExportTaskIdentifier.of(deployment, source, next).value()).isNotEqualTo(name);
        assertThat(ExportTaskIdentifier.isOf(name, deployment, execution)).isTrue();
        assertThat(ExportTaskIdentifier.isOf(name, deployment, next)).isFalse();
        assertThat(ExportTaskIdentifier.isOf(name, other))
                .isEqualTo(other.name().equals(deployment.name()));
    }

    @Property(seed = TryCounter.SEED)
    void identifier_ofAPerson_isTakenAsItIsOrRefused(@ForAll("words") String text) {
        Object read = readOrRefused(() -> new ExportTaskIdentifier(text), "exportTaskIdentifier");

        assertThat(read != null)
                .isEqualTo(text.length() <= 60
                        && text.matches("[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?")
                        && !text.contains("--"));
    }

    /** RDS keeps names in lower case; all else of these ARNs is in lower case anyway. */
    private static String asStored(String arn) {
        return arn.contains(":rds:") ? arn.toLowerCase(Locale.ROOT) : arn;
    }

    @Property(seed = TryCounter.SEED)
    void source_isReadAndWrittenTheSame(@ForAll("sources") ExportSource source, @ForAll("words") String more) {
        String arn = source.arn().toString();

        assertThat(ExportSource.parse(arn)).isEqualTo(source);
        assertThat(arn).endsWith(":" + source.name());
        Object read = readOrRefused(() -> ExportSource.parse(arn + more), "sourceArn");
        if (read instanceof ExportSource longer) {
            assertThat(longer.arn().toString()).isEqualTo(asStored(arn + more));
        }
    }

    @Property(seed = TryCounter.SEED)
    void prefix_isAsRdsWantsItOrRefused(@ForAll("paths") String prefix) {
        Object read = readOrRefused(
                () -> new ExportTarget("bucket", prefix, Samples.TARGET.iamRoleArn(), "alias/k"), "s3Prefix");

        if (read != null) {
            assertThat(prefix)
                    .doesNotContain(":")
                    .doesNotStartWith("/")
                    .doesNotEndWith("/")
                    .hasSizeLessThanOrEqualTo(512);
            assertThat(prefix.strip()).isEqualTo(prefix);
        }
    }

    @Property(seed = TryCounter.SEED)
    void exportOnly_isASetOfNames(@ForAll List<@From("words") String> entries) {
        Object read = readOrRefused(() -> new ExportOnly(entries), "exportOnly[");

        if (read instanceof ExportOnly only) {
            assertThat(only.entries())
                    .isEqualTo(entries)
                    .doesNotHaveDuplicates()
                    .allMatch(entry -> !entry.isBlank());
            assertThat(only.sameAs(entries.reversed())).isTrue();
            assertThat(only.sameAs(List.of("no such database"))).isFalse();
        }
    }

    @Property(seed = TryCounter.SEED)
    void wait_isBetweenHalfAMinuteAndAQuarterOfAnHour(
            @ForAll @LongRange(min = -3600, max = 40_000_000) long elapsed,
            @ForAll @LongRange(min = -3600, max = 40_000_000) long exporting,
            @ForAll @IntRange(min = -10, max = 200) int percent,
            @ForAll @LongRange(min = 1, max = 4_000_000) long shortest) {
        UsualDuration usual = new UsualDuration(Duration.ofSeconds(shortest), Duration.ofSeconds(2 * shortest));
        Instant now = Samples.START.plusSeconds(elapsed);
        ExportTask task = InMemoryExportGateway.progressed(
                InMemoryExportGateway.task("a", Samples.request(), "STARTING"),
                "IN_PROGRESS",
                Optional.empty(),
                Optional.empty(),
                Optional.of(now.minusSeconds(exporting)),
                percent);

        assertThat(WaitPolicy.poll(task, Samples.EXECUTION, Optional.empty(), now))
                .isBetween(30L, 900L);
        assertThat(WaitPolicy.poll(task, Samples.EXECUTION, Optional.of(usual), now))
                .isBetween(30L, 900L);
        assertThat(WaitPolicy.slot(Samples.EXECUTION, now)).isBetween(15L, 900L);
    }

    @Property(seed = TryCounter.SEED)
    void text_isOneLineOfWholeCharacters(@ForAll("words") String text, @ForAll @IntRange(min = 1, max = 300) int max) {
        String line = Text.line(text, max);

        assertThat(line.length()).isLessThanOrEqualTo(max);
        assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");
        assertThat(Text.line(line, max)).isEqualTo(line);
        assertThat(Text.quoted(text))
                .hasSizeLessThanOrEqualTo(202)
                .doesNotContainPattern("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");
        Assume.that(!text.isEmpty());
        assertThat(text).startsWith(Text.first(text, max));
    }

    /** Null where it is refused in a sentence that names the field. */
    private static @Nullable Object readOrRefused(Supplier<Object> reader, String field) {
        Object[] read = new Object[1];
        Throwable thrown = catchThrowable(() -> read[0] = reader.get());
        if (thrown != null) {
            Sentence.names(String.valueOf(thrown.getMessage()), List.of(field));
            return null;
        }
        return read[0];
    }
}
