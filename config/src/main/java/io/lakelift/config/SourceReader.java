package io.lakelift.config;

import io.lakelift.export.ExportSource;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads one source of a schedule: an ARN, or an ARN with parameters of its own. */
final class SourceReader {
    private final Storage storage;
    private final Sources sources;

    SourceReader(Storage storage, Sources sources) {
        this.storage = storage;
        this.sources = sources;
    }

    Optional<Source> read(Value value) {
        if (!(value.node() instanceof MappingNode)) {
            return sources.read(value).map(source -> new Source(source.arn().toString(), Parameters.NONE));
        }
        return value.fields().flatMap(this::withParameters);
    }

    private Optional<Source> withParameters(Fields fields) {
        Optional<Value> arn = fields.value("sourceArn");
        if (arn.isEmpty()) {
            fields.mistake("", "%s is missing: add it, the ARN of what is exported.".formatted(fields.at("sourceArn")));
        }
        Optional<ExportSource> source = arn.flatMap(sources::read);
        ParametersReader reader = new ParametersReader(fields, storage, sources);
        Parameters parameters = reader.read();
        Optional<Source> read = source.map(found -> new Source(found.arn().toString(), parameters));
        read.ifPresent(one -> reader.refuseUseless(List.of(one)));
        fields.rejectUnread();
        return read;
    }
}
