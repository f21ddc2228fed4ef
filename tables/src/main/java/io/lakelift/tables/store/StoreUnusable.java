package io.lakelift.tables.store;

/** An object of Lakelift's own cannot be read or written. The message is one sentence for a person, with the remedy. */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence names the object, and the remedy */
    public StoreUnusable(String sentence) {
        super(sentence);
    }

    /** @param sentence names the object, and the remedy */
    public StoreUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
