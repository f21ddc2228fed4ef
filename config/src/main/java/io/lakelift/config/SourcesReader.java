package io.lakelift.config;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Home;
import io.lakelift.export.Service;
import io.lakelift.export.Text;
import io.lakelift.input.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the ARNs of sources, and reports those that are not in the same Region and account as the first. When all have
 * been read, it also reports keys, topics and roles that do not belong there, and sources of a service that the
 * deployment does not use.
 */
final class SourcesReader {
    private final List<Runnable> others = new ArrayList<>();
    private final List<Read> read = new ArrayList<>();
    private Optional<Arn> home = Optional.empty();

    private record Read(Value value, String text, Service service) {}

    /** Reads the ARN of a source, or of several by a * at its end. */
    Optional<ExportSource> read(Value value) {
        return read(value, ExportSource::parse);
    }

    /** Reads the ARN of one source. */
    Optional<ExportSource> readOne(Value value) {
        return read(value, ExportSource::parseOne);
    }

    private Optional<ExportSource> read(Value value, Function<String, ExportSource> parser) {
        return value.text().flatMap(text -> {
            Optional<ExportSource> source = value.parsed("sourceArn", () -> parser.apply(text));
            source.ifPresent(found -> add(value, text, found));
            return source;
        });
    }

    private void add(Value value, String text, ExportSource source) {
        read.add(new Read(value, text, source.service()));
        partition(source.arn().region())
                .filter(own -> !own.equals(source.arn().partition()))
                .ifPresent(own ->
                        value.fault("%s %s is in partition %s, but Region %s belongs to %s: begin it with arn:%s:."
                                .formatted(
                                        value.path(),
                                        Text.quoted(text),
                                        source.arn().partition(),
                                        source.arn().region(),
                                        own,
                                        own)));
        Arn first = home.orElse(source.arn());
        home = Optional.of(first);
        if (!where(first).equals(where(source.arn()))) {
            value.fault(
                    "%s %s is in %s, and the sources above are in %s: give each Region and account a deployment of its own."
                            .formatted(value.path(), Text.quoted(text), where(source.arn()), where(first)));
        }
    }

    /** The partition that a Region belongs to; empty if its name does not say. */
    private static Optional<String> partition(String region) {
        return region.startsWith("cn-")
                ? Optional.of("aws-cn")
                : Optional.of("aws-us-gov").filter(gov -> region.startsWith("us-gov-"));
    }

    private static String where(Arn arn) {
        return String.join(":", arn.partition(), arn.region(), arn.account());
    }

    /** Refuses, once all sources are known, a key or topic in another Region. */
    void sameRegion(Value value, String text, String what) {
        others.add(() -> home().flatMap(here -> here.regionElsewhere(value.path(), text, "the sources are", what))
                .ifPresent(value::fault));
    }

    /**
     * Refuses, once all sources are known, a function in another Region or account: CloudFormation cannot give it the
     * permission to be called by the topic.
     */
    void sameHome(Value value, String text) {
        sameRegion(value, text, "function");
        others.add(
                () -> home().flatMap(here -> here.accountElsewhere(value.path(), text, "the sources are", "function"))
                        .ifPresent(value::fault));
    }

    /** Refuses, once all sources are known, a role that RDS cannot be given in their account. */
    void sameAccount(Value value, String text) {
        others.add(() -> home().flatMap(here -> here.roleElsewhere(value.path(), text, "the sources are"))
                .ifPresent(value::fault));
    }

    private Optional<Home> home() {
        return home.map(arn -> new Home(arn.partition(), arn.region(), arn.account()));
    }

    void refuseElsewhere() {
        others.forEach(Runnable::run);
    }

    /** Refuses sources of a service that the deployment does not have: the sweep would not see their exports. */
    void refuseOthersThan(List<Service> services) {
        read.stream()
                .filter(each -> !services.contains(each.service()))
                .forEach(each -> each.value()
                        .fault(
                                "%s %s is a source of %s, which services does not list: add %s to services, or remove the source."
                                        .formatted(
                                                each.value().path(),
                                                Text.quoted(each.text()),
                                                each.service(),
                                                each.service())));
    }
}
