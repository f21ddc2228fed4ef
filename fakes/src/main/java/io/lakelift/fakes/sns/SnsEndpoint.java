package io.lakelift.fakes.sns;

import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Form;
import io.lakelift.fakes.wire.QueryService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Serves {@link FakeSns} over SNS's Query protocol, with elements named as in the service model (2010-03-31). */
public final class SnsEndpoint implements QueryService {
    private final Supplier<FakeSns> sns;

    /** @param sns read at every call, so that the service behind an open port can be replaced */
    public SnsEndpoint(Supplier<FakeSns> sns) {
        this.sns = sns;
    }

    @Override
    public String namespace() {
        return "http://sns.amazonaws.com/doc/2010-03-31/";
    }

    @Override
    public String version() {
        return "2010-03-31";
    }

    @Override
    public Element answer(String action, Form form) {
        if (!action.equals(FakeSns.PUBLISH)) {
            throw QueryService.unknownAction(action, version());
        }
        String messageId = sns.get()
                .publish(new PublishRequest(
                        form.text("TopicArn"),
                        form.text("Message"),
                        form.find("Subject"),
                        form.text("MessageStructure"),
                        attributes(form)));
        return Element.of("PublishResult", Element.of("MessageId", messageId));
    }

    private static Map<String, Attribute> attributes(Form form) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (String at : form.structures("MessageAttributes.entry")) {
            String value = form.find(at + ".Value.StringValue").orElse(form.text(at + ".Value.BinaryValue"));
            attributes.put(form.text(at + ".Name"), new Attribute(form.text(at + ".Value.DataType"), value));
        }
        return attributes;
    }
}
