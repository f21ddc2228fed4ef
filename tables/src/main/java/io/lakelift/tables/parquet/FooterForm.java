package io.lakelift.tables.parquet;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks the form of a footer, in Thrift's compact protocol, before the Parquet library decodes it: no length may go
 * beyond the end, and no required field may be missing. The library does not check for required fields, and allocates
 * memory for a length before it compares it with the bytes that are left. One flipped bit could thus cost gigabytes.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">Compact protocol</a>
 */
final class FooterForm {
    /** The fields of every footer, by number and type: version, schema, number of rows, row groups. */
    private static final Map<Integer, Integer> REQUIRED = Map.of(1, 5, 2, 9, 3, 6, 4, 9);

    /** Real footers are nested less than ten levels deep. */
    private static final int DEEPEST = 32;

    private final byte[] bytes;
    private final int end;
    private int at;

    private FooterForm(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** A length goes beyond the end, or a type does not exist. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken() {
            super(null, null, false, false);
        }
    }

    /** Whether the first {@code length} bytes are exactly one structure that has the required fields. */
    static boolean isWhole(byte[] bytes, int length) {
        try {
            FooterForm footer = new FooterForm(bytes, length);
            return footer.struct(0).entrySet().containsAll(REQUIRED.entrySet()) && footer.at == length;
        } catch (Broken e) {
            return false;
        }
    }

    /** Reads a structure; returns its fields' types by their numbers. */
    private Map<Integer, Integer> struct(int depth) throws Broken {
        if (depth > DEEPEST) {
            throw new Broken();
        }
        Map<Integer, Integer> fields = new HashMap<>();
        int number = 0;
        for (int header = next(); header != 0; header = next()) {
            int step = header >> 4;
            number = step == 0 ? zigzag(varint()) : number + step;
            fields.put(number, header & 0x0f);
            value(header & 0x0f, depth, false);
        }
        return fields;
    }

    private static int zigzag(long value) {
        return (int) (value >>> 1 ^ -(value & 1));
    }

    /**
     * @param element whether the value is in a collection, where a boolean takes a byte; in a field it is part of the
     *     header
     */
    private void value(int type, int depth, boolean element) throws Broken {
        switch (type) {
            case 1, 2 -> skip(element ? 1 : 0);
            case 3 -> skip(1);
            case 4, 5, 6 -> varint();
            case 7 -> skip(8);
            case 8 -> skip(length());
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> struct(depth + 1);
            default -> throw new Broken();
        }
    }

    private void list(int depth) throws Broken {
        int header = next();
        int size = header >> 4;
        if (size == 15) {
            size = length();
        }
        for (int i = 0; i < size; i++) {
            value(header & 0x0f, depth + 1, true);
        }
    }

    private void map(int depth) throws Broken {
        int size = length();
        int types = size == 0 ? 0 : next();
        for (int i = 0; i < size; i++) {
            value(types >> 4, depth + 1, true);
            value(types & 0x0f, depth + 1, true);
        }
    }

    /** Reads a number of bytes, or of elements, each of which takes at least one byte. */
    private int length() throws Broken {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new Broken();
        }
        return (int) length;
    }

    private long varint() throws Broken {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int part = next();
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new Broken();
    }

    private int next() throws Broken {
        if (at >= end) {
            throw new Broken();
        }
        return bytes[at++] & 0xff;
    }

    private void skip(int length) throws Broken {
        if (length > end - at) {
            throw new Broken();
        }
        at += length;
    }
}
