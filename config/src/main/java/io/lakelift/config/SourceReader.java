package io.lakelift.config;

import io.lakelift.export.ExportSource;
import io.lakelift.input.ExportParameter;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads one source of a schedule: an ARN, or an ARN with parameters of its own. */
final class SourceReader {
    private final Storage storage;
    private final Sources sources;
    private final Parameters shared;

    /** @param shared what the schedule says for all of its sources */
    SourceReader(Storage storage, Sources sources, Parameters shared) {
        this.storage = storage;
        this.sources = sources;
        this.shared = shared;
    }

    Optional<Source> read(Value value) {
        if (!(value.node() instanceof MappingNode)) {
            return sources.read(value).map(source -> new Source(source.arn().toString(), Parameters.NONE));
        }
        return value.fields().flatMap(this::withParameters);
    }

    private Optional<Source> withParameters(Fields fields) {
        Optional<Value> arn = fields.value(ExportParameter.SOURCE_ARN.spelling());
        if (arn.isEmpty()) {
            fields.mistake(
                    "",
                    "%s is missing: add it, the ARN of what is exported."
                            .formatted(fields.at(ExportParameter.SOURCE_ARN.spelling())));
        }
        Optional<ExportSource> source = arn.flatMap(sources::read);
        ParametersReader reader = new ParametersReader(fields, storage, sources);
        Parameters parameters = reader.read(ExportParameter.Place.FILE_SOURCE);
        Optional<Source> read = source.map(found -> new Source(found.arn().toString(), parameters));
        read.ifPresent(one -> reader.refuseUntaken(Set.of(one.kind(shared))));
        fields.rejectUnread();
        return read;
    }
}
