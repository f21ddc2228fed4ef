package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Arn;
import io.lakelift.input.SourceKind;
import java.time.Duration;
import java.util.Optional;

/**
 * One export of a fleet, and how long it is expected to take.
 *
 * @param source what is exported
 * @param kind the kind of the source
 * @param sizeGb the size that RDS charges for, in GB; empty if it is not known, or if the source is a file system
 * @param basis what the durations are based on
 * @param preparation from the start to the first row; zero for a file system
 * @param extraction from the first row or file to the last
 * @param deadline how long it may take, counted from the start of its execution
 */
public record ExpectedExport(
        Arn source,
        SourceKind kind,
        Optional<Integer> sizeGb,
        Basis basis,
        Duration preparation,
        Duration extraction,
        Duration deadline) {

    /** What a duration is based on. */
    public enum Basis {
        /** The duration that the operator gave for this source. */
        GIVEN,
        /** The source's size, and the assumed rate. */
        SIZE,
        /** Assumptions alone. */
        ASSUMED
    }

    public ExpectedExport {
        requireNonNull(source, "source is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(sizeGb, "sizeGb is null");
        requireNonNull(basis, "basis is null");
    }

    static ExpectedExport of(Arn source, SourceKind kind, SourceFact known, Assumptions assumed, Duration deadline) {
        boolean files = kind == SourceKind.FILE_SYSTEM;
        Optional<Integer> size = known.sizeGb().filter(gb -> !files);
        Basis basis = known.duration().isPresent() ? Basis.GIVEN : size.isPresent() ? Basis.SIZE : Basis.ASSUMED;
        Duration usual = files ? Duration.ZERO : assumed.preparation();
        Duration rest = files ? assumed.files() : assumed.extraction(size.orElse(assumed.sizeGb()));
        Duration whole = known.duration().orElse(usual.plus(rest));
        Duration preparation = usual.compareTo(whole) < 0 ? usual : whole.dividedBy(2);
        return new ExpectedExport(source, kind, size, basis, preparation, whole.minus(preparation), deadline);
    }

    /** From its start to its end. */
    public Duration duration() {
        return preparation.plus(extraction);
    }

    /** Whether it takes one of the account's slots: every export by RDS does, but an export by FSx does not. */
    public boolean takesSlot() {
        return kind != SourceKind.FILE_SYSTEM;
    }

    /** The source's name in tables, such as {@code db:orders}. */
    public String name() {
        return source.resource();
    }
}
