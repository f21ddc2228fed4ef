package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.Outcome;
import io.lakelift.export.TargetRules;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.ExportParameter.Place;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema beside the file knows the same keys as the records, and judges the same files the same. */
class SchemaTest {
    private static final Set<String> REFUSED_BY_YAML = Set.of("duplicate-key.yaml", "not-yaml.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private final JsonNode schema = schema();

    @Test
    void properties_areTheRecordsComponents() {
        assertThat(keys("")).isEqualTo(components(Config.class));
        assertThat(keys("/properties/storage")).isEqualTo(components(Storage.class));
        assertThat(keys("/properties/exports")).isEqualTo(components(ExportDefaults.class));
        assertThat(keys("/properties/notices")).isEqualTo(components(NoticeRecipients.class));
        assertThat(keys("/properties/monitoring")).isEqualTo(components(Monitoring.class));
        assertThat(keys("/properties/security")).isEqualTo(components(Security.class));
        assertThat(keys("/properties/tables")).isEqualTo(components(Tables.class));
        assertThat(names(schema.at("/$defs/parameters"))).isEqualTo(parameters(Place.FILE_SCHEDULE));
        assertThat(keys("/properties/schedules/items"))
                .isEqualTo(both(components(Schedule.class), parameters(Place.FILE_SCHEDULE), "parameters"));
        assertThat(keys("/properties/schedules/items/properties/sources/items/oneOf/1"))
                .isEqualTo(parameters(Place.FILE_SOURCE));
        Set<String> subscription = components(Subscription.class);
        subscription.removeAll(Set.of("protocol", "endpoint"));
        Arrays.stream(Subscription.Protocol.values())
                .map(Subscription.Protocol::key)
                .forEach(subscription::add);
        assertThat(keys("/properties/notices/properties/subscriptions/items")).isEqualTo(subscription);
    }

    @Test
    void parameters_haveTheTypesOfTheTable() {
        for (ExportParameter parameter : ExportParameter.at(Place.FILE_SCHEDULE)) {
            JsonNode property = schema.at("/$defs/parameters/" + parameter.spelling());
            JsonNode type = parameter.type() == ExportParameter.Type.DURATION
                    ? schema.at(property.path("$ref").asText().substring(1))
                    : property;
            assertThat(type.path("type").asText())
                    .as(parameter.spelling())
                    .isEqualTo(
                            switch (parameter.type()) {
                                case TEXT, DURATION -> "string";
                                case TEXTS -> "array";
                                case FLAG -> "boolean";
                                case OBJECT -> "object";
                            });
            for (String place : List.of("", "/properties/sources/items/oneOf/1")) {
                assertThat(schema.at("/properties/schedules/items" + place + "/properties/" + parameter.spelling()
                                        + "/$ref")
                                .asText())
                        .isEqualTo("#/$defs/parameters/" + parameter.spelling());
            }
        }
    }

    /** An entry of onSnapshotCreated is an ARN by itself: there is no place for another parameter. */
    @Test
    void rules_takeTheSourceAlone() {
        assertThat(parameters(Place.FILE_RULE)).containsExactly("sourceArn");
        assertThat(schema.at("/properties/onSnapshotCreated/items/type").asText())
                .isEqualTo("string");
    }

    @Test
    void patterns_areTheReaders() {
        assertThat(pattern("/properties/name")).isEqualTo(anchored(Forms.NAME));
        assertThat(pattern("/properties/storage/properties/bucketName")).isEqualTo(anchored(Forms.BUCKET));
        String accounts = "/properties/storage/properties/bucketAccounts/";
        assertThat(pattern(accounts + "propertyNames")).isEqualTo(anchored(Forms.BUCKET));
        assertThat(pattern(accounts + "additionalProperties")).isEqualTo(anchored(Forms.ACCOUNT));
        assertThat(pattern("/properties/storage/properties/keyArn")).isEqualTo(anchored(Forms.KEY));
        assertThat(pattern("/properties/storage/properties/s3Prefix")).isEqualTo(anchored(Forms.PREFIX));
        assertThat(pattern("/properties/notices/properties/topicArn")).isEqualTo(anchored(Forms.TOPIC));
        assertThat(pattern("/properties/notices/properties/topicKeyArn")).isEqualTo(anchored(Forms.KEY));
        assertThat(pattern("/properties/schedules/items/properties/name")).isEqualTo(anchored(Forms.SCHEDULE));
        assertThat(pattern("/$defs/parameters/s3BucketName")).isEqualTo(anchored(Forms.BUCKET));
        assertThat(pattern("/$defs/parameters/s3Prefix")).isEqualTo(anchored(Forms.DATED_PREFIX));
        assertThat(pattern("/$defs/parameters/iamRoleArn")).isEqualTo("^" + TargetRules.ROLE + "$");
        assertThat(pattern("/$defs/parameters/kmsKeyId")).isEqualTo(anchored(Forms.KEY));
        String subscription = "/properties/notices/properties/subscriptions/items/properties/";
        assertThat(pattern(subscription + "email")).isEqualTo(anchored(Forms.EMAIL));
        assertThat(pattern(subscription + "sqs")).isEqualTo(anchored(Forms.QUEUE));
        assertThat(pattern(subscription + "https")).isEqualTo(anchored(Forms.URL));
        assertThat(pattern(subscription + "lambda")).isEqualTo(anchored(Forms.FUNCTION));
        assertThat(pattern("/properties/monitoring/properties/runbook")).isEqualTo(anchored(Forms.RUNBOOK));
    }

    @Test
    void choicesOfNotices_areTheReaders() {
        assertThat(choices("outcomes/items"))
                .isEqualTo(Arrays.stream(Outcome.values()).map(Outcome::name).toList());
        assertThat(choices("roles/items")).isEqualTo(Subscription.ROLES);
        assertThat(choices("severity/items")).isEqualTo(Subscription.SEVERITIES);
        assertThat(choices("alarms"))
                .isEqualTo(Arrays.stream(Subscription.AlarmDelivery.values())
                        .map(delivery -> delivery.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private List<String> choices(String at) {
        List<String> choices = new ArrayList<>();
        schema.at("/properties/notices/properties/subscriptions/items/properties/" + at + "/enum")
                .forEach(value -> choices.add(value.asText()));
        return choices;
    }

    @Test
    void everyProperty_isDescribed() {
        schema.findParents("description")
                .forEach(
                        parent -> assertThat(parent.get("description").asText()).matches("(?s).*\\."));
        assertThat(schema.at("/properties"))
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodFile_isAcceptedByBoth(Path file) throws IOException {
        assertThat(Config.read(file)).isNotNull();
        assertThat(Schemas.findings(file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongFile_isRefusedByTheSchemaTooWhereItCan(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!REFUSED_BY_YAML.contains(name)) {
            assertThat(Schemas.findings(file).isEmpty()).as(name).isEqualTo(TestFiles.isBeyondASchema(file));
        }
    }

    static Stream<Path> good() {
        return TestFiles.good().stream();
    }

    static Stream<Path> wrong() {
        return TestFiles.wrong().stream();
    }

    private static JsonNode schema() {
        try {
            return JSON.readTree(TestFiles.SCHEMA.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String pattern(String at) {
        return schema.at(at).path("pattern").asText();
    }

    private static String anchored(Forms form) {
        return "^" + form.pattern() + "$";
    }

    private Set<String> keys(String at) {
        return names(schema.at(at + "/properties"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> parameters(Place place) {
        Set<String> names = new TreeSet<>();
        ExportParameter.at(place).forEach(parameter -> names.add(parameter.spelling()));
        return names;
    }

    private static Set<String> components(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        return names;
    }

    private static Set<String> both(Set<String> some, Set<String> others, String less) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        all.remove(less);
        return all;
    }
}
