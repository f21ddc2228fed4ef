package io.lakelift.fakes.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes that a {@code Range} header asks for: {@code bytes=2-5}, {@code bytes=2-}, or {@code bytes=-5} for the last
 * five.
 *
 * @param from the first byte, counted from 0
 * @param to the byte after the last one
 */
record ByteRange(int from, int to) {
    private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,10})-([0-9]{0,10})");

    /** @throws io.lakelift.fakes.wire.ServiceError if the object has no such byte, or the header has another form */
    static ByteRange of(String header, int size) {
        Matcher form = FORM.matcher(header);
        if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
            throw S3Error.NOT_IMPLEMENTED.error();
        }
        long last = form.group(2).isEmpty() ? size - 1 : Long.parseLong(form.group(2));
        long first = form.group(1).isEmpty() ? Math.max(0, size - last) : Long.parseLong(form.group(1));
        long end = form.group(1).isEmpty() ? size : Math.min(size, last + 1);
        if (first >= end) {
            throw S3Error.INVALID_RANGE.error();
        }
        return new ByteRange((int) first, (int) end);
    }

    String header(int size) {
        return "bytes %d-%d/%d".formatted(from, to - 1, size);
    }
}
