package io.lakelift.fakes.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decodes {@code aws-chunked}, the encoding of bodies that SDK clients sign or checksum while sending them. A body
 * consists of chunks, each preceded by its length in hexadecimal and perhaps a signature, and of trailing headers.
 * Signatures and trailing headers are ignored.
 */
final class AwsChunked {
    private static final byte[] END = {'\r', '\n'};

    private AwsChunked() {}

    static byte[] decode(byte[] body) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (true) {
            int end = lineEnd(body, at);
            String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(head.replaceFirst(";.*", ""), 16);
            if (length == 0) {
                return decoded.toByteArray();
            }
            decoded.write(body, end + END.length, length);
            at = end + END.length + length + END.length;
        }
    }

    private static int lineEnd(byte[] body, int from) {
        for (int at = from; at + 1 < body.length; at++) {
            if (body[at] == END[0] && body[at + 1] == END[1]) {
                return at;
            }
        }
        throw S3Error.INVALID_ARGUMENT.error();
    }
}
