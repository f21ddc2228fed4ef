package io.lakelift.fsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an execution's ARN as a tag's value and reads it again. Step Functions allows characters in an execution's
 * name that FSx refuses in a tag, such as parentheses: those are written as {@code =} and the hexadecimal digits of
 * their bytes, and so is {@code =} itself.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_Tag.html">Tag</a>
 */
final class FsxTagValue {
    private static final Pattern ESCAPED = Pattern.compile("[^\\p{L}\\p{Z}\\p{N}_.:/+@-]+");
    private static final Pattern ESCAPE = Pattern.compile("(=[0-9A-F]{2})+");
    private static final HexFormat BYTES = HexFormat.of().withUpperCase().withPrefix("=");
    private static final int MOST_CHARACTERS = 256;

    private FsxTagValue() {}

    /** @throws ExportRefused if the tag would be too long */
    static String of(String executionArn) {
        String value = ESCAPED.matcher(executionArn)
                .replaceAll(found -> BYTES.formatHex(found.group().getBytes(UTF_8)));
        if (value.length() > MOST_CHARACTERS) {
            throw Refusal.INVALID_INPUT.because(
                    "The execution's name has too many characters that a tag of FSx cannot have, in %s: start an execution with a name of letters, digits, hyphens and underscores."
                            .formatted(Text.quoted(executionArn)));
        }
        return value;
    }

    /** The ARN that {@link #of} wrote; any other text unchanged. */
    static String text(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(new String(BYTES.parseHex(found.group()), UTF_8)));
    }
}
