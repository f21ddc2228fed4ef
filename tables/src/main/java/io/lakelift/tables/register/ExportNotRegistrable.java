package io.lakelift.tables.register;

/** An export cannot be registered at all. The message is one sentence for a person, with the remedy. */
public final class ExportNotRegistrable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExportNotRegistrable(String sentence) {
        super(sentence);
    }
}
